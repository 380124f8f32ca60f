-- Every change of a draft, in the order in which the draft took them: one log for saving, for those who watch, for history and for audit.
CREATE TABLE "journey_change" (
    "workspace_id" TEXT NOT NULL,
    "journey_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "change_id" TEXT NOT NULL,
    "author" TEXT,
    "client" TEXT,
    "base_revision" INTEGER NOT NULL,
    "edit" JSONB NOT NULL,
    "inverse" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "journey_change_pkey" PRIMARY KEY ("workspace_id", "journey_id", "revision")
);

CREATE UNIQUE INDEX "journey_change_workspace_id_journey_id_change_id_key" ON "journey_change"("workspace_id", "journey_id", "change_id");
