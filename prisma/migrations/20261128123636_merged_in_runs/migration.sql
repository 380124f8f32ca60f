-- AlterTable
ALTER TABLE "member_merge" ADD COLUMN     "sequence" BIGINT,
ADD COLUMN     "settled_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "member_merge_workspace_id_state_settled_at_idx" ON "member_merge"("workspace_id", "state", "settled_at");
