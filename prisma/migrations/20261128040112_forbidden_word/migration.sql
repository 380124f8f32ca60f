-- What a workspace has changed about the words that its messages are warned of: `off` is a shipped word that nobody is warned of here, `own` one of its own.
CREATE TABLE "forbidden_word" (
    "workspace_id" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "user_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "forbidden_word_pkey" PRIMARY KEY ("workspace_id", "word")
);

alter table "forbidden_word" add constraint "forbidden_word_type" check ("type" in ('off', 'own'));
