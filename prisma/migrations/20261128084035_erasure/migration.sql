-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "erasure_key" BYTEA NOT NULL DEFAULT sha256(convert_to(((gen_random_uuid())::text || (gen_random_uuid())::text), 'UTF8'::name));

-- CreateTable
CREATE TABLE "erasure" (
    "workspace_id" TEXT NOT NULL,
    "member_no" INTEGER NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "numbers" INTEGER[],
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("workspace_id","member_no")
);

-- CreateTable
CREATE TABLE "erased_identity" (
    "workspace_id" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "erased_identity_pkey" PRIMARY KEY ("workspace_id","hash")
);

-- CreateIndex
CREATE INDEX "erasure_settled_at_idx" ON "erasure"("settled_at");

-- An id as erased people are remembered by: a keyed hash, since phones are few enough to be tried out. An address counts as the id that it is, and
-- e-mail without regard to case.
create function identity_hash(key bytea, source text, value text) returns bytea language sql stable parallel safe
return sha256(key || convert_to(
  case source when 'sms' then 'phone' else source end || chr(31) || case source when 'email' then lower(value) else value end, 'UTF8'));

-- One state more: who was erased before their message was on the wire.
-- Name of a state byte of the ledger: packages/engine/src/sending/send-state.ts.
create or replace function send_state_name(state int) returns text language sql immutable parallel safe
return case state
  when 0 then 'pending'
  when 1 then 'held'
  when 2 then 'claimed'
  when 3 then 'accepted'
  when 4 then 'delivered'
  when 5 then 'failed'
  when 6 then 'unknown'
  when 16 then 'suppressed:no-address'
  when 17 then 'suppressed:no-consent'
  when 18 then 'suppressed:quiet-hours'
  when 19 then 'suppressed:expired'
  when 20 then 'suppressed:stopped'
  when 21 then 'suppressed:ceiling'
  when 22 then 'suppressed:template-error'
  when 23 then 'suppressed:control-group'
  when 24 then 'suppressed:priority'
  when 25 then 'suppressed:frequency-cap'
  when 26 then 'suppressed:erased'
  when 32 then 'failed:rejected'
  when 33 then 'failed:refused'
  when 34 then 'failed:unavailable'
  else torn_block('send state ' || state::text)::text
end;
