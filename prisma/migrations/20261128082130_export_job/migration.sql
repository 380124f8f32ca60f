-- CreateTable
CREATE TABLE "export_job" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "wish" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "total_rows" BIGINT,
    "done_rows" BIGINT NOT NULL DEFAULT 0,
    "bytes" BIGINT,
    "refusal" JSONB,
    "stop_requested" BOOLEAN NOT NULL DEFAULT false,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_job_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "export_job_state_beat_at_idx" ON "export_job"("state", "beat_at");
