-- AlterTable
ALTER TABLE "shop_order" ADD COLUMN     "revised_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "member_identity" (
    "workspace_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "member_no" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_identity_pkey" PRIMARY KEY ("workspace_id","source","value")
);

-- CreateTable
CREATE TABLE "member_merge" (
    "workspace_id" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "from_no" INTEGER NOT NULL,
    "into_no" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "refusal" TEXT,
    "evidence" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_merge_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "referral" (
    "workspace_id" TEXT NOT NULL,
    "member_no" INTEGER NOT NULL,
    "referrer_no" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("workspace_id","member_no")
);

-- CreateTable
CREATE TABLE "address_change" (
    "workspace_id" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "member_no" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "value" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "address_change_pkey" PRIMARY KEY ("workspace_id","sequence")
);

-- CreateTable
CREATE TABLE "attribute_definition" (
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "title_zh" TEXT,
    "title_en" TEXT,
    "declared" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attribute_definition_pkey" PRIMARY KEY ("workspace_id","name")
);

-- CreateTable
CREATE TABLE "order_line" (
    "workspace_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "goods_id" TEXT,
    "quantity" DECIMAL(14,3) NOT NULL,
    "unit_price" DECIMAL(18,4) NOT NULL,
    "discount" BIGINT NOT NULL DEFAULT 0,
    "amount" BIGINT NOT NULL,
    "sequence" BIGINT NOT NULL,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("workspace_id","order_id","line")
);

-- CreateTable
CREATE TABLE "refund" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "value" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "refund_line" (
    "workspace_id" TEXT NOT NULL,
    "refund_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "goods_id" TEXT,
    "quantity" DECIMAL(14,3) NOT NULL,
    "amount" BIGINT NOT NULL,
    "sequence" BIGINT NOT NULL,

    CONSTRAINT "refund_line_pkey" PRIMARY KEY ("workspace_id","refund_id","line")
);

-- CreateTable
CREATE TABLE "goods" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT,
    "category" TEXT,
    "price" BIGINT,
    "currency" TEXT,
    "sequence" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "goods_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "write_key" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "write_key_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "dead_letter" (
    "workspace_id" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "body" BYTEA NOT NULL,
    "digest" TEXT NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "call" TEXT,
    "write_key_id" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT,

    CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "member_identity_workspace_id_member_no_idx" ON "member_identity"("workspace_id", "member_no");

-- CreateIndex
CREATE INDEX "member_merge_workspace_id_state_idx" ON "member_merge"("workspace_id", "state");

-- CreateIndex
CREATE INDEX "member_merge_workspace_id_into_no_idx" ON "member_merge"("workspace_id", "into_no");

-- CreateIndex
CREATE UNIQUE INDEX "member_merge_workspace_id_from_no_into_no_key" ON "member_merge"("workspace_id", "from_no", "into_no");

-- CreateIndex
CREATE INDEX "referral_workspace_id_referrer_no_idx" ON "referral"("workspace_id", "referrer_no");

-- CreateIndex
CREATE INDEX "address_change_workspace_id_channel_member_no_occurred_at_s_idx" ON "address_change"("workspace_id", "channel", "member_no", "occurred_at", "sequence");

-- CreateIndex
CREATE INDEX "order_line_workspace_id_goods_id_idx" ON "order_line"("workspace_id", "goods_id");

-- CreateIndex
CREATE INDEX "refund_workspace_id_order_id_idx" ON "refund"("workspace_id", "order_id");

-- CreateIndex
CREATE INDEX "refund_line_workspace_id_goods_id_idx" ON "refund_line"("workspace_id", "goods_id");

-- CreateIndex
CREATE INDEX "goods_workspace_id_category_idx" ON "goods"("workspace_id", "category");

-- CreateIndex
CREATE UNIQUE INDEX "write_key_key_hash_key" ON "write_key"("key_hash");

-- CreateIndex
CREATE INDEX "dead_letter_workspace_id_state_reason_id_idx" ON "dead_letter"("workspace_id", "state", "reason", "id");

-- CreateIndex
CREATE UNIQUE INDEX "dead_letter_workspace_id_digest_key" ON "dead_letter"("workspace_id", "digest");

-- Closed sets, and what the schema language cannot say.
alter table member_merge add constraint member_merge_state check (state in ('merged', 'held', 'apart')),
  add constraint member_merge_of_two check (from_no <> into_no);
alter table attribute_definition
  add constraint attribute_definition_type check (type in ('text', 'number', 'boolean', 'date', 'instant') or (type = 'mixed' and not declared));
alter table referral add constraint referral_of_another check (member_no <> referrer_no);
alter table order_line add constraint order_line_amounts check (line >= 1 and discount >= 0);
alter table dead_letter add constraint dead_letter_state check (state in ('open', 'replayed', 'discarded'));

-- The type that a value shows.
create function value_type(value jsonb) returns text language sql immutable parallel safe
return case jsonb_typeof(value)
  when 'number' then 'number'
  when 'boolean' then 'boolean'
  when 'string' then case
    when value #>> '{}' ~ '^\d{4}-\d\d-\d\d$' then 'date'
    when value #>> '{}' ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d' then 'instant'
    else 'text'
  end
  else 'mixed'
end;

-- The type that holds the values of both: dates and texts are texts.
create function wider_type(one text, other text) returns text language sql immutable parallel safe
return case
  when one = other then one
  when one in ('text', 'date', 'instant') and other in ('text', 'date', 'instant') then 'text'
  else 'mixed'
end;

-- What is known so far: addresses as they stand are their own history, attributes are what their values show.
insert into address_change (workspace_id, sequence, member_no, channel, value, occurred_at)
select distinct on (workspace_id, sequence) workspace_id, sequence, member_no, channel, value, occurred_at from address
order by workspace_id, sequence, channel;

insert into attribute_definition (workspace_id, name, type, declared)
select workspace_id, name, case
    when count(distinct value_type(value)) = 1 then min(value_type(value))
    when bool_and(value_type(value) in ('text', 'date', 'instant')) then 'text'
    else 'mixed'
  end, false
from attribute_change where value is not null group by workspace_id, name;
