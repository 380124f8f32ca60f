-- CreateTable
CREATE TABLE "event_retention" (
    "workspace_id" TEXT NOT NULL,
    "days" INTEGER,
    "due_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "removed" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "event_retention_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "event_removal" (
    "workspace_id" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "after" TIMESTAMPTZ(3),
    "before" TIMESTAMPTZ(3) NOT NULL,
    "sequence" BIGINT NOT NULL,
    "events" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_removal_pkey" PRIMARY KEY ("workspace_id","number")
);
