-- What a thousand parts of a text message cost, in minor units of the workspace's currency. Null: nobody has said.
ALTER TABLE "workspace" ADD COLUMN "sms_price_per_thousand" INTEGER;

-- Messages that somebody sent to themselves to see how they read: no run's, in no count and under no cap.
CREATE TABLE "test_message" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "journey_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "test_message_pkey" PRIMARY KEY ("workspace_id", "id")
);

CREATE INDEX "test_message_workspace_id_user_id_created_at_idx" ON "test_message"("workspace_id", "user_id", "created_at");
