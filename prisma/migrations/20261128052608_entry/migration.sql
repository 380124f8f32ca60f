-- People who enter one by one: their enrolments are numbered in the order in which they come, and the number is no longer the member's own.
ALTER TABLE "slot" ADD COLUMN "entered_at" TIMESTAMPTZ(3) NOT NULL;

CREATE INDEX "slot_workspace_id_run_id_entered_at_idx" ON "slot"("workspace_id", "run_id", "entered_at");

CREATE TABLE "run_entry" (
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "looked_at" TIMESTAMPTZ(3),
    "next_look_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "enrolled" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "run_entry_pkey" PRIMARY KEY ("workspace_id", "run_id")
);

CREATE TABLE "entry_block" (
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "block" INTEGER NOT NULL,
    "members" BYTEA NOT NULL,

    CONSTRAINT "entry_block_pkey" PRIMARY KEY ("workspace_id", "run_id", "block")
);

-- The views again, with the members that slots stand for and what the enrolments are about (key).
-- Where everyone of a run is now: a row for each enrolment. due_at is null for who waits for nothing.
-- member_no is the number as recorded, person_no that of the member it was merged into, if it was.
create or replace view enrolment as
select b.workspace_id, b.run_id, b.block, e.slot, coalesce(placed.member_no, (b.block << 10) + e.slot) as member_no, coalesce(m.alias_of, placed.member_no, (b.block << 10) + e.slot) as person_no,
  e.version::int as version_index, e.op::int as op, p.nodes[e.op::int + 1] as node, block_instant(e.entered) as entered_at, block_instant(e.due) as due_at, e.visit::int as visit, placed.key
from run_block as b
-- Read out of storage once for each block, hence the fences (offset 0).
cross join lateral (
  select substring(b.state from 9) as body,
    case when get_byte(b.state, 0) = 77 and get_byte(b.state, 1) = 1 then block_u16(b.state, 2) else torn_block('header of block ' || b.block::text) end as slot_bytes
  offset 0
) as whole
cross join lateral (select block_slots(substring(whole.body from 1 for whole.slot_bytes)) as slots offset 0) as who
cross join lateral (select block_state_starts(whole.body, whole.slot_bytes, cardinality(who.slots)) as starts offset 0) as parts
cross join lateral unnest(
  who.slots,
  block_column(whole.body, parts.starts[1], cardinality(who.slots)),
  block_column(whole.body, parts.starts[2], cardinality(who.slots)),
  block_column(whole.body, parts.starts[3], cardinality(who.slots)),
  block_column(whole.body, parts.starts[4], cardinality(who.slots)),
  block_column(whole.body, parts.starts[5], cardinality(who.slots))
) as e (slot, version, op, entered, due, visit)
left join lateral (
  select array(select o.op ->> 'node' from jsonb_array_elements(v.plan -> 'ops') with ordinality as o (op, nr) order by o.nr) as nodes
  from run as r
  join journey_version as v on v.workspace_id = r.workspace_id and v.journey_id = r.journey_id and v.version = r.version
  where r.workspace_id = b.workspace_id and r.id = b.run_id
  offset 0
) as p on true
left join slot as placed on placed.workspace_id = b.workspace_id and placed.run_id = b.run_id and placed.block = b.block and placed.slot = e.slot
left join member as m on m.workspace_id = b.workspace_id and m.no = coalesce(placed.member_no, (b.block << 10) + e.slot);

-- Who left a node by which outcome, when: a row for each member, node and visit. Never changes.
create or replace view transition as
select b.workspace_id, b.run_id, b.batch, b.block, e.slot, coalesce(placed.member_no, (b.block << 10) + e.slot) as member_no, coalesce(m.alias_of, placed.member_no, (b.block << 10) + e.slot) as person_no,
  b.node, b.outcome, b.visit, block_instant(e.at) as at, placed.key
from transition_block as b
cross join lateral (select block_slots(b.slots) as slots, b.instants || ''::bytea as instants offset 0) as coded
cross join lateral (
  select case when cardinality(coded.slots) = b.count and block_column_end(coded.instants, 0, b.count) = length(coded.instants) then coded.slots
    else array[torn_block('history of block ' || b.block::text || ', batch ' || b.batch::text)] end as slots
  offset 0
) as who
cross join lateral unnest(who.slots, block_column(coded.instants, 0, b.count)) as e (slot, at)
left join slot as placed on placed.workspace_id = b.workspace_id and placed.run_id = b.run_id and placed.block = b.block and placed.slot = e.slot
left join member as m on m.workspace_id = b.workspace_id and m.no = coalesce(placed.member_no, (b.block << 10) + e.slot);

-- Messages meant, and what is known of each: a row for each member and node. reason says more of failed and suppressed, not_before is set while held.
create or replace view send as
select b.workspace_id, b.run_id, b.batch, b.block, e.slot, coalesce(placed.member_no, (b.block << 10) + e.slot) as member_no, coalesce(m.alias_of, placed.member_no, (b.block << 10) + e.slot) as person_no,
  b.node, b.op, b.version, b.channel, b.purpose, b.at,
  split_part(send_state_name(get_byte(coded.states, e.place::int - 1)), ':', 1) as state,
  nullif(split_part(send_state_name(get_byte(coded.states, e.place::int - 1)), ':', 2), '') as reason,
  case when get_byte(coded.states, e.place::int - 1) = 1 then block_instant(coded.not_before[e.place]) end as not_before, placed.key
from send_block as b
cross join lateral (
  select block_slots(b.slots) as slots, b.states || ''::bytea as states, case when b.not_before is not null then block_column(b.not_before || ''::bytea, 0, b.count) end as not_before
  offset 0
) as coded
cross join lateral (
  select case when cardinality(coded.slots) = b.count and length(coded.states) = b.count then coded.slots
    else array[torn_block('ledger of block ' || b.block::text || ', batch ' || b.batch::text)] end as slots
  offset 0
) as who
cross join lateral unnest(who.slots) with ordinality as e (slot, place)
left join slot as placed on placed.workspace_id = b.workspace_id and placed.run_id = b.run_id and placed.block = b.block and placed.slot = e.slot
left join member as m on m.workspace_id = b.workspace_id and m.no = coalesce(placed.member_no, (b.block << 10) + e.slot);

-- Whom a step could not process, where they stand and why. In enrolment they are due never, as is who has come to an end.
create or replace view stuck as
select s.workspace_id, s.run_id, s.block, s.slot, coalesce(placed.member_no, (s.block << 10) + s.slot) as member_no, coalesce(m.alias_of, placed.member_no, (s.block << 10) + s.slot) as person_no, s.node, s.reason, s.at, placed.key
from stuck_slot as s
left join slot as placed on placed.workspace_id = s.workspace_id and placed.run_id = s.run_id and placed.block = s.block and placed.slot = s.slot
left join member as m on m.workspace_id = s.workspace_id and m.no = coalesce(placed.member_no, (s.block << 10) + s.slot);
