-- What people say to each other about a draft: beside it, not in it. A thread is a first comment and its answers.
CREATE TABLE "journey_comment" (
    "workspace_id" TEXT NOT NULL,
    "journey_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "thread" TEXT,
    "node" TEXT,
    "x" DOUBLE PRECISION,
    "y" DOUBLE PRECISION,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT,

    CONSTRAINT "journey_comment_pkey" PRIMARY KEY ("workspace_id", "journey_id", "id")
);
