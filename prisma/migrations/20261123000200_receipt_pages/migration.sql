-- DropTable
DROP TABLE "receipt";

-- CreateTable
CREATE TABLE "receipt_page" (
    "workspace_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "receipts" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "folded_at" TIMESTAMPTZ(3),

    CONSTRAINT "receipt_page_pkey" PRIMARY KEY ("workspace_id","account_id","digest")
);

-- CreateIndex
CREATE INDEX "receipt_page_workspace_id_folded_at_idx" ON "receipt_page"("workspace_id", "folded_at");
