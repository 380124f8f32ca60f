import type { Database } from '@magpie/db';
import { decodeBlockState, decodeHistory, type RunRef } from '@magpie/engine';
import type { Plan } from '@magpie/journey/plan';
import { canonicalJson } from '@magpie/kit';
import { sql } from 'kysely';
import type { Expected } from './expected-life.ts';

/** What the rows of a run tell of everybody, by member number, in the words of {@link Expected}; read whole, a statement per table. */
export async function toldLives(db: Database, run: RunRef, plan: Plan): Promise<ReadonlyMap<number, Expected>> {
  const history = await passages(db, run, plan);
  const ledger = gather([...(await sends(db, run)), ...(await grants(db, run)), ...(await saves(db, run))]);
  const stands = await standings(db, run);
  const { changes, wears } = await tags(db, run);
  const { rows } = await sql<{ no: number }>`select no from member where workspace_id = ${run.workspaceId}`.execute(db);
  return new Map(
    rows.map(({ no }) => {
      const standing = stands.get(no);
      const traces = [...(history.get(no) ?? []), ...(ledger.get(no) ?? [])];
      const life =
        standing === undefined && traces.length === 0
          ? null
          : { history: history.get(no) ?? [], ledger: (ledger.get(no) ?? []).toSorted(), stands: standing ?? 'nowhere' };
      return [no, { life, changes: (changes.get(no) ?? []).toSorted(), wears: (wears.get(no) ?? []).toSorted() }];
    }),
  );
}

type Line = readonly [no: number, line: string];

export async function passages(db: Database, run: RunRef, plan: Plan): Promise<ReadonlyMap<number, readonly string[]>> {
  const { rows } = await sql<{ block: number; node: string; outcome: string; slots: Buffer; instants: Buffer; count: number; step: Date }>`
    select t.block, t.node, t.outcome, t.slots, t.instants, t.count, b.at as step
    from (select * from transition_block where ${of(run)}) t join batch b on b.workspace_id = t.workspace_id and b.run_id = t.run_id and b.number = t.batch`.execute(
    db,
  );
  const place = new Map(plan.ops.map(({ node }, index) => [node, index]));
  const passed = rows.flatMap((row) =>
    decodeHistory(row).map(({ memberNo, at }) => ({
      memberNo,
      at,
      line: `${row.node} ${row.outcome} ${at} by ${row.step.getTime()}`,
      place: place.get(row.node) ?? -1,
    })),
  );
  return gather(passed.toSorted((left, right) => left.at - right.at || left.place - right.place).map(({ memberNo, line }): Line => [memberNo, line]));
}

export async function sends(db: Database, run: RunRef): Promise<readonly Line[]> {
  const { rows } = await sql<{ block: number; node: string; op: number; channel: string; purpose: string; at: Date; slots: Buffer; states: Buffer }>`
    select block, node, op, channel, purpose, at, slots, states from send_block where ${of(run)}`.execute(db);
  return rows.flatMap(({ block, slots, states, ...row }) => {
    const members = membersOf(block, slots);
    if (states.length !== members.length) throw new Error('A message without a state');
    return members.map((no): Line => [no, `send ${row.node} ${row.op} ${row.channel} ${row.purpose} ${row.at.getTime()}`]);
  });
}

export async function grants(db: Database, run: RunRef): Promise<readonly Line[]> {
  const { rows } = await sql<{
    block: number;
    node: string;
    benefit: unknown;
    at: Date;
    slots: Buffer;
  }>`select block, node, benefit, at, slots from grant_block where ${of(run)}`.execute(db);
  return rows.flatMap(({ block, slots, node, benefit, at }) =>
    membersOf(block, slots).map((no): Line => [no, `grant ${node} ${canonicalJson(benefit)} ${at.getTime()}`]),
  );
}

export async function saves(db: Database, run: RunRef): Promise<readonly Line[]> {
  const { rows } = await sql<{ no: number; node: string; name: string }>`
    select (b.block << 10) + slot as no, c.origin->>'node' as node, c.name
    from cohort c join cohort_block b on b.workspace_id = c.workspace_id and b.cohort_id = c.id cross join generate_series(0, 1023) slot
    where c.workspace_id = ${run.workspaceId} and c.origin->>'runId' = ${run.runId} and get_bit(b.members, slot) = 1`.execute(db);
  return rows.map(({ no, node, name }): Line => [no, `save ${node} ${name}`]);
}

export async function standings(db: Database, run: RunRef): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ block: number; state: Buffer }>`select block, state from run_block where ${of(run)}`.execute(db);
  return new Map(
    rows.flatMap(({ block, state }) => {
      const { slots, op, entered, due } = decodeBlockState(state);
      return Array.from(slots, (slot, place): Line => [
        block * 1_024 + slot,
        `${op[place]} ${entered[place]} ${due[place] === Infinity ? 'for good' : due[place]}`,
      ]);
    }),
  );
}

export async function tags(
  db: Database,
  { workspaceId }: RunRef,
): Promise<Readonly<Record<'changes' | 'wears', ReadonlyMap<number, readonly string[]>>>> {
  const changes = await sql<{ no: number; line: string }>`
    select distinct member_no as no, tag || ' ' || present || ' ' || (extract(epoch from occurred_at) * 1000)::bigint as line from tag_change where workspace_id = ${workspaceId}`.execute(
    db,
  );
  const worn = await sql<{ no: number; line: string }>`
    select (block << 10) + slot as no, tag as line from tag_block cross join generate_series(0, 1023) slot where workspace_id = ${workspaceId} and get_bit(members, slot) = 1`.execute(
    db,
  );
  return { changes: gather(changes.rows.map(({ no, line }): Line => [no, line])), wears: gather(worn.rows.map(({ no, line }): Line => [no, line])) };
}

function of({ workspaceId, runId }: RunRef) {
  return sql`workspace_id = ${workspaceId} and run_id = ${runId}`;
}

export function gather(lines: readonly Line[]): ReadonlyMap<number, readonly string[]> {
  const gathered = new Map<number, string[]>();
  for (const [no, line] of lines) gathered.set(no, [...(gathered.get(no) ?? []), line]);
  return gathered;
}

/** A set of slots read without the engine: a 0 and 128 bytes of bits, or a 1 and numbers of two bytes. */
function membersOf(block: number, slots: Buffer): readonly number[] {
  const inBlock =
    slots[0] === 0
      ? Array.from({ length: 1_024 }, (_, slot) => slot).filter((slot) => ((slots[1 + (slot >> 3)] ?? 0) >> (slot & 7)) & 1)
      : Array.from({ length: (slots.length - 1) / 2 }, (_, place) => slots.readUInt16LE(1 + place * 2));
  return inBlock.map((slot) => block * 1_024 + slot);
}
