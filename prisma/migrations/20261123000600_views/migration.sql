-- Blocks unrolled into rows, for people, tests and BI. What the bytes mean is said in packages/engine/src/codec, and tests there hold both readings equal.
-- Every view begins with the workspace. Filter by workspace_id and run_id, which reach the blocks' keys, and by block = member_no >> 10 for one member.

-- Casts to text are written out: text || int is only stable in PostgreSQL, and a function that is not immutable throughout is not inlined.

-- An error that names what is wrong, in place of a number: a block that is not what the codec wrote is refused, never guessed at.
-- What it says must come from the row: constants and parameters are worked out by the planner beforehand, in branches that are never taken too.
create function torn_block(what text) returns int language sql immutable parallel safe
return ('Torn block: ' || what)::int;

-- Unsigned 16-bit little-endian number at an offset.
create function block_u16(bytes bytea, start int) returns int language sql immutable parallel safe
return get_byte(bytes, start) | (get_byte(bytes, start + 1) << 8);

-- The eleven bits of the exponent of a 64-bit little-endian float at an offset.
create function block_exponent(bytes bytea, start int) returns int language sql immutable parallel safe
return ((get_byte(bytes, start + 7) & 127) << 4) | (get_byte(bytes, start + 6) >> 4);

-- The 52 bits of its fraction.
create function block_fraction(bytes bytea, start int) returns bigint language sql immutable parallel safe
return ((get_byte(bytes, start + 6) & 15)::bigint << 48) | (get_byte(bytes, start + 5)::bigint << 40) | (get_byte(bytes, start + 4)::bigint << 32)
  | (get_byte(bytes, start + 3)::bigint << 24) | (block_u16(bytes, start + 1)::bigint << 8) | get_byte(bytes, start)::bigint;

-- The float itself, to the last bit: whole fractions times powers of two are exact.
create function block_double(bytes bytea, start int) returns double precision language sql immutable parallel safe
return case when get_byte(bytes, start + 7) > 127 then -1::double precision else 1::double precision end
  * case block_exponent(bytes, start)
    when 2047 then case when block_fraction(bytes, start) = 0 then 'Infinity'::double precision else 'NaN'::double precision end
    when 0 then block_fraction(bytes, start) * power(2::double precision, -1074::double precision)
    else (block_fraction(bytes, start) + 4503599627370496) * power(2::double precision, (block_exponent(bytes, start) - 1075)::double precision)
  end;

-- A set of slots, ascending: a format byte, then 128 bytes of bits or a list of 16-bit numbers.
create function block_slots(bytes bytea) returns int[] language sql immutable parallel safe
return case
  when get_byte(bytes, 0) = 0 and length(bytes) = 129 then array(select slot from generate_series(0, 1023) as slot where get_bit(bytes, slot + 8) = 1 order by slot)
  when get_byte(bytes, 0) = 1 and length(bytes) % 2 = 1 then (
    select case when list.slots = array(select distinct slot from unnest(list.slots) as slot where slot < 1024 order by slot) then list.slots else array[torn_block('slots not ascending, of ' || cardinality(list.slots)::text)] end
    from (select array(select block_u16(bytes, start) from generate_series(1, length(bytes) - 2, 2) as start order by start) as slots) as list
  )
  else array[torn_block('slot set of format ' || get_byte(bytes, 0)::text || ' and ' || length(bytes)::text || ' bytes')]
end;

-- Bytes of an index into a dictionary of so many entries.
create function block_index_bytes(entries int) returns int language sql immutable parallel safe
return case when entries <= 1 then 0 when entries <= 256 then 1 else 2 end;

-- Where a dictionary-coded column of so many values ends.
create function block_column_end(bytes bytea, start int, size int) returns int language sql immutable parallel safe
return start + 2 + block_u16(bytes, start) * 8 + size * block_index_bytes(block_u16(bytes, start));

-- The values of a dictionary-coded column: 16-bit count of entries, the entries as floats, an index of 0, 1 or 2 bytes for each value.
create function block_column(bytes bytea, start int, size int) returns double precision[] language sql immutable parallel safe
return array(
  select coalesce(dictionary.entries[1 + case block_index_bytes(dictionary.entry_count)
    when 0 then 0
    when 1 then get_byte(bytes, start + 2 + dictionary.entry_count * 8 + place)
    else block_u16(bytes, start + 2 + dictionary.entry_count * 8 + place * 2)
  end], torn_block('index ' || place::text || ' of a column'))
  from (
    select block_u16(bytes, start) as entry_count,
      array(select block_double(bytes, start + 2 + entry * 8) from generate_series(0, block_u16(bytes, start) - 1) as entry order by entry) as entries
  ) as dictionary
  cross join generate_series(0, block_column.size - 1) as place
  order by place
);

-- Where each of the five columns of a block's state begins, and where the last one ends: which must be where the bytes end.
create function block_state_starts(body bytea, start int, size int) returns int[] language sql immutable parallel safe
return (
  with recursive part (nr, start) as (
    select 1, block_state_starts.start
    union all
    select part.nr + 1, block_column_end(body, part.start, size) from part where part.nr < 6
  )
  select case when max(part.start) = length(body) then array_agg(part.start order by part.nr) else array[torn_block('columns end at ' || max(part.start)::text || ' of ' || length(body)::text || ' bytes')] end
  from part
);

-- An instant of epoch milliseconds, none where it never comes. Seconds with a fraction keep every millisecond until the year 2242.
create function block_instant(epoch_ms double precision) returns timestamptz language sql immutable parallel safe
return case when epoch_ms < 'Infinity'::double precision then to_timestamp(epoch_ms / 1000) end;

-- Name of a state byte of the ledger: packages/engine/src/sending/send-state.ts.
create function send_state_name(state int) returns text language sql immutable parallel safe
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
  when 32 then 'failed:rejected'
  when 33 then 'failed:refused'
  when 34 then 'failed:unavailable'
  else torn_block('send state ' || state::text)::text
end;

-- Where everyone of a run is now: a row for each enrolment. due_at is null for who waits for nothing.
-- member_no is the number as recorded, person_no that of the member it was merged into, if it was.
create view enrolment as
select b.workspace_id, b.run_id, b.block, e.slot, (b.block << 10) + e.slot as member_no, coalesce(m.alias_of, (b.block << 10) + e.slot) as person_no,
  e.version::int as version_index, e.op::int as op, p.nodes[e.op::int + 1] as node, block_instant(e.entered) as entered_at, block_instant(e.due) as due_at, e.visit::int as visit
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
left join member as m on m.workspace_id = b.workspace_id and m.no = (b.block << 10) + e.slot;

-- Who left a node by which outcome, when: a row for each member, node and visit. Never changes.
create view transition as
select b.workspace_id, b.run_id, b.batch, b.block, e.slot, (b.block << 10) + e.slot as member_no, coalesce(m.alias_of, (b.block << 10) + e.slot) as person_no,
  b.node, b.outcome, b.visit, block_instant(e.at) as at
from transition_block as b
cross join lateral (select block_slots(b.slots) as slots, b.instants || ''::bytea as instants offset 0) as coded
cross join lateral (
  select case when cardinality(coded.slots) = b.count and block_column_end(coded.instants, 0, b.count) = length(coded.instants) then coded.slots
    else array[torn_block('history of block ' || b.block::text || ', batch ' || b.batch::text)] end as slots
  offset 0
) as who
cross join lateral unnest(who.slots, block_column(coded.instants, 0, b.count)) as e (slot, at)
left join member as m on m.workspace_id = b.workspace_id and m.no = (b.block << 10) + e.slot;

-- Messages meant, and what is known of each: a row for each member and node. reason says more of failed and suppressed, not_before is set while held.
create view send as
select b.workspace_id, b.run_id, b.batch, b.block, e.slot, (b.block << 10) + e.slot as member_no, coalesce(m.alias_of, (b.block << 10) + e.slot) as person_no,
  b.node, b.op, b.version, b.channel, b.purpose, b.at,
  split_part(send_state_name(get_byte(coded.states, e.place::int - 1)), ':', 1) as state,
  nullif(split_part(send_state_name(get_byte(coded.states, e.place::int - 1)), ':', 2), '') as reason,
  case when get_byte(coded.states, e.place::int - 1) = 1 then block_instant(coded.not_before[e.place]) end as not_before
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
left join member as m on m.workspace_id = b.workspace_id and m.no = (b.block << 10) + e.slot;
