-- CreateTable
CREATE TABLE "entry_refusal" (
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "seen_times" INTEGER NOT NULL DEFAULT 0,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "sequences" BIGINT[],

    CONSTRAINT "entry_refusal_pkey" PRIMARY KEY ("workspace_id","run_id","reason")
);
