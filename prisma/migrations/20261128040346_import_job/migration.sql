-- CreateTable
CREATE TABLE "import_job" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "mapping" JSONB,
    "counts" JSONB,
    "done_bytes" BIGINT NOT NULL DEFAULT 0,
    "refusal" JSONB,
    "stop_requested" BOOLEAN NOT NULL DEFAULT false,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_job_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "import_job_state_beat_at_idx" ON "import_job"("state", "beat_at");
