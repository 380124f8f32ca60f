-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "run" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "journey_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "plan_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "workspace_shadow" BOOLEAN NOT NULL DEFAULT false,
    "clock" JSONB NOT NULL,
    "anchor_date" DATE,
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "start_watermark" BIGINT,
    "logical_now" TIMESTAMPTZ(3) NOT NULL,
    "instants" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL,
    "request" TEXT,
    "reason" TEXT,
    "armed_at" TIMESTAMPTZ(3),
    "wave" INTEGER NOT NULL DEFAULT 0,
    "enrol_block" INTEGER DEFAULT 0,
    "goal_closes_at" TIMESTAMPTZ(3),
    "seed" TEXT NOT NULL DEFAULT '',
    "customers" JSONB,
    "report" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "run_block" (
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "block" INTEGER NOT NULL,
    "state" BYTEA NOT NULL,
    "active" INTEGER NOT NULL,
    "next_due" TIMESTAMPTZ(3),
    "here" JSONB NOT NULL,

    CONSTRAINT "run_block_pkey" PRIMARY KEY ("workspace_id","run_id","block")
);

-- CreateTable
CREATE TABLE "slot" (
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "block" INTEGER NOT NULL,
    "slot" INTEGER NOT NULL,
    "member_no" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "pass" INTEGER NOT NULL,

    CONSTRAINT "slot_pkey" PRIMARY KEY ("workspace_id","run_id","block","slot")
);

-- CreateTable
CREATE TABLE "batch" (
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "wave" INTEGER NOT NULL,
    "watermark" BIGINT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "committed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "batch_pkey" PRIMARY KEY ("workspace_id","run_id","number")
);

-- CreateTable
CREATE TABLE "transition_block" (
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "batch" BIGINT NOT NULL,
    "block" INTEGER NOT NULL,
    "node" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "visit" INTEGER NOT NULL,
    "slots" BYTEA NOT NULL,
    "instants" BYTEA NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "transition_block_pkey" PRIMARY KEY ("workspace_id","run_id","batch","block","node","outcome","visit")
);

-- CreateTable
CREATE TABLE "send_block" (
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "batch" BIGINT NOT NULL,
    "block" INTEGER NOT NULL,
    "node" TEXT NOT NULL,
    "op" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "slots" BYTEA NOT NULL,
    "states" BYTEA NOT NULL,
    "count" INTEGER NOT NULL,
    "not_before" BYTEA,
    "next_claim" TIMESTAMPTZ(3),
    "open" INTEGER NOT NULL,

    CONSTRAINT "send_block_pkey" PRIMARY KEY ("workspace_id","run_id","batch","block","node")
);

-- CreateTable
CREATE TABLE "chunk" (
    "workspace_id" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "run_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "node" TEXT NOT NULL,
    "op" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "entries" JSONB NOT NULL,
    "count" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "token" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reference" TEXT,
    "error" TEXT,

    CONSTRAINT "chunk_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "workspace_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "receipt_id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "folded_at" TIMESTAMPTZ(3),

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("workspace_id","account_id","receipt_id")
);

-- CreateTable
CREATE TABLE "contact_block" (
    "workspace_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "bucket" TEXT NOT NULL,
    "block" INTEGER NOT NULL,
    "counts" BYTEA NOT NULL,

    CONSTRAINT "contact_block_pkey" PRIMARY KEY ("workspace_id","channel","purpose","bucket","block")
);

-- CreateTable
CREATE TABLE "grant_block" (
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "batch" BIGINT NOT NULL,
    "block" INTEGER NOT NULL,
    "node" TEXT NOT NULL,
    "slots" BYTEA NOT NULL,
    "count" INTEGER NOT NULL,
    "benefit" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grant_block_pkey" PRIMARY KEY ("workspace_id","run_id","batch","block","node")
);

-- CreateTable
CREATE TABLE "stuck_slot" (
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "block" INTEGER NOT NULL,
    "slot" INTEGER NOT NULL,
    "node" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stuck_slot_pkey" PRIMARY KEY ("workspace_id","run_id","block","slot")
);

-- CreateTable
CREATE TABLE "applier_cursor" (
    "workspace_id" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "applier_cursor_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "feed_event" (
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "member_no" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT,
    "value" BIGINT,
    "currency" TEXT,
    "properties" JSONB NOT NULL DEFAULT '{}',
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "requires_message" BOOLEAN NOT NULL DEFAULT false,
    "fed_at" TIMESTAMPTZ(3),

    CONSTRAINT "feed_event_pkey" PRIMARY KEY ("workspace_id","run_id","id")
);

-- CreateTable
CREATE TABLE "member" (
    "workspace_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "zone" TEXT,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "alias_of" INTEGER,
    "sequence" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_pkey" PRIMARY KEY ("workspace_id","no")
);

-- CreateTable
CREATE TABLE "address" (
    "workspace_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "member_no" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_pkey" PRIMARY KEY ("workspace_id","channel","member_no")
);

-- CreateTable
CREATE TABLE "attribute_change" (
    "workspace_id" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "member_no" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" JSONB,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attribute_change_pkey" PRIMARY KEY ("workspace_id","sequence")
);

-- CreateTable
CREATE TABLE "tag_change" (
    "workspace_id" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "member_no" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    "present" BOOLEAN NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tag_change_pkey" PRIMARY KEY ("workspace_id","sequence")
);

-- CreateTable
CREATE TABLE "tag_block" (
    "workspace_id" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "block" INTEGER NOT NULL,
    "members" BYTEA NOT NULL,

    CONSTRAINT "tag_block_pkey" PRIMARY KEY ("workspace_id","tag","block")
);

-- CreateTable
CREATE TABLE "consent_change" (
    "workspace_id" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "member_no" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "given" BOOLEAN NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_change_pkey" PRIMARY KEY ("workspace_id","sequence")
);

-- CreateTable
CREATE TABLE "event" (
    "workspace_id" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "member_no" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT,
    "value" BIGINT,
    "currency" TEXT,
    "properties" JSONB NOT NULL DEFAULT '{}',
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("workspace_id","sequence")
);

-- CreateTable
CREATE TABLE "shop_order" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "member_no" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "value" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "sequence" BIGINT NOT NULL,

    CONSTRAINT "shop_order_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "order_status_change" (
    "workspace_id" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "order_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_status_change_pkey" PRIMARY KEY ("workspace_id","sequence")
);

-- CreateTable
CREATE TABLE "cohort" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "origin" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cohort_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "cohort_block" (
    "workspace_id" TEXT NOT NULL,
    "cohort_id" TEXT NOT NULL,
    "block" INTEGER NOT NULL,
    "members" BYTEA NOT NULL,

    CONSTRAINT "cohort_block_pkey" PRIMARY KEY ("workspace_id","cohort_id","block")
);

-- CreateTable
CREATE TABLE "journey" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "current_version" INTEGER,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "journey_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "journey_version" (
    "workspace_id" TEXT NOT NULL,
    "journey_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "plan" JSONB NOT NULL,
    "plan_hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" TEXT,

    CONSTRAINT "journey_version_pkey" PRIMARY KEY ("workspace_id","journey_id","version")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "shadow" BOOLEAN NOT NULL DEFAULT false,
    "shadow_of" TEXT,
    "next_member_no" INTEGER NOT NULL DEFAULT 0,
    "fact_sequence" BIGINT NOT NULL DEFAULT 0,
    "quiet_hours" JSONB,
    "hourly_ceiling" INTEGER NOT NULL DEFAULT 6,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "login_token" (
    "token_hash" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "login_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "provider_account" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "adapter" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "workspace_shadow" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "provider_account_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "workspace_id" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "user_id" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "run_state_idx" ON "run"("state");

-- CreateIndex
CREATE INDEX "run_block_workspace_id_run_id_next_due_idx" ON "run_block"("workspace_id", "run_id", "next_due");

-- CreateIndex
CREATE UNIQUE INDEX "slot_workspace_id_run_id_member_no_key_pass_key" ON "slot"("workspace_id", "run_id", "member_no", "key", "pass");

-- CreateIndex
CREATE INDEX "transition_block_workspace_id_run_id_block_idx" ON "transition_block"("workspace_id", "run_id", "block");

-- CreateIndex
CREATE INDEX "send_block_workspace_id_run_id_next_claim_idx" ON "send_block"("workspace_id", "run_id", "next_claim");

-- CreateIndex
CREATE INDEX "send_block_workspace_id_run_id_block_idx" ON "send_block"("workspace_id", "run_id", "block");

-- CreateIndex
CREATE INDEX "chunk_workspace_id_run_id_state_idx" ON "chunk"("workspace_id", "run_id", "state");

-- CreateIndex
CREATE INDEX "chunk_workspace_id_account_id_state_idx" ON "chunk"("workspace_id", "account_id", "state");

-- CreateIndex
CREATE INDEX "receipt_workspace_id_folded_at_idx" ON "receipt"("workspace_id", "folded_at");

-- CreateIndex
CREATE INDEX "feed_event_workspace_id_run_id_fed_at_occurred_at_idx" ON "feed_event"("workspace_id", "run_id", "fed_at", "occurred_at");

-- CreateIndex
CREATE INDEX "member_workspace_id_alias_of_idx" ON "member"("workspace_id", "alias_of");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_external_id_key" ON "member"("workspace_id", "external_id");

-- CreateIndex
CREATE INDEX "attribute_change_workspace_id_name_member_no_occurred_at_se_idx" ON "attribute_change"("workspace_id", "name", "member_no", "occurred_at", "sequence");

-- CreateIndex
CREATE INDEX "tag_change_workspace_id_tag_member_no_occurred_at_sequence_idx" ON "tag_change"("workspace_id", "tag", "member_no", "occurred_at", "sequence");

-- CreateIndex
CREATE INDEX "consent_change_workspace_id_channel_purpose_member_no_occur_idx" ON "consent_change"("workspace_id", "channel", "purpose", "member_no", "occurred_at", "sequence");

-- CreateIndex
CREATE INDEX "event_workspace_id_name_occurred_at_member_no_idx" ON "event"("workspace_id", "name", "occurred_at", "member_no");

-- CreateIndex
CREATE INDEX "event_workspace_id_member_no_occurred_at_idx" ON "event"("workspace_id", "member_no", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "event_workspace_id_id_key" ON "event"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "shop_order_workspace_id_member_no_idx" ON "shop_order"("workspace_id", "member_no");

-- CreateIndex
CREATE INDEX "order_status_change_workspace_id_order_id_idx" ON "order_status_change"("workspace_id", "order_id");

-- CreateIndex
CREATE INDEX "journey_version_workspace_id_plan_hash_idx" ON "journey_version"("workspace_id", "plan_hash");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_id_shadow_key" ON "workspace"("id", "shadow");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");
