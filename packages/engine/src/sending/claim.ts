import type { QuietHours } from '@magpie/calendar';
import { type Database, withTransaction } from '@magpie/db';
import type { Op } from '@magpie/journey/plan';
import { invariant } from '@magpie/kit';
import { compileTemplate } from '@magpie/messaging';
import { sql } from 'kysely';
import { decodeColumn, encodeColumn } from '../codec/column.ts';
import { decodeSlots } from '../codec/slot-set.ts';
import type { Engine, RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun, type RunRecord } from '../run/run-record.ts';
import { memberOf } from '../step/block-page.ts';
import type { BoundChannel } from './channel-resolver.ts';
import type { ChunkEntry } from './chunk-entry.ts';
import { packChunks } from './pack-chunks.ts';
import { type ContactCounts, lockContactCounts } from './contact-counts.ts';
import { gate } from './gate.ts';
import { type GateFacts, gateFacts } from './gate-facts.ts';
import { openOf } from './mark-entries.ts';
import { sendStates } from './send-state.ts';

/** Ledger rows of one claim transaction. */
const rowsPerClaim = 64;

type SendOp = Extract<Op, { op: 'send' }>;

interface LedgerRow {
  readonly batch: bigint;
  readonly block: number;
  readonly node: string;
  readonly op: number;
  readonly at: Date;
  readonly slots: Buffer;
  readonly states: Buffer;
  readonly not_before: Buffer | null;
}

/**
 * Claims the next messages of one node of a run that want to go out by `at`: asks the gate for each, freezes address and text, and packs them into
 * chunks. A paused run claims nothing; what a stopped one had not claimed is suppressed. Returns false when nothing was left to claim.
 */
export async function claimNext(engine: Engine, ref: RunRef, bound: BoundChannel, at: number): Promise<boolean> {
  return withTransaction(engine.db, async (db) => {
    const run = await readRun(db, ref, 'share');
    if (run.state === 'paused' || run.request === 'pause') return false;
    const rows = await lockLedger(db, run, at);
    const [first] = rows;
    if (!first) return false;
    if (run.state === 'stopped' || run.request === 'stop') await suppressAll(db, run, rows);
    else await claimRows(db, { run, rows, bound, at, op: await sendOpOf(db, run, first.op) });
    await sql`select pg_notify('magpie_run', ${`${ref.workspaceId}/${ref.runId}`})`.execute(db);
    return true;
  });
}

async function sendOpOf(db: Database, run: RunRecord, index: number): Promise<SendOp> {
  const op = (await loadPlan(db, run.workspaceId, run.planHash)).ops[index];
  invariant(op?.op === 'send', `Op ${index} sends nothing`);
  return op;
}

/** Rows of one node, neighbours by block, so that a chunk is of one message. */
async function lockLedger(db: Database, run: RunRecord, at: number): Promise<readonly LedgerRow[]> {
  const key = sql`workspace_id = ${run.workspaceId} and run_id = ${run.runId} and next_claim <= ${new Date(at)}`;
  const { rows } = await sql<LedgerRow>`
    select batch, block, node, op, at, slots, states, not_before from send_block
    where ${key} and node = (select node from send_block where ${key} order by next_claim, node limit 1)
    order by block, batch limit ${rowsPerClaim} for update`.execute(db);
  return rows;
}

interface Claim {
  readonly run: RunRecord;
  readonly rows: readonly LedgerRow[];
  readonly bound: BoundChannel;
  readonly at: number;
  readonly op: SendOp;
}

async function claimRows(db: Database, claim: Claim): Promise<void> {
  const { run, rows, at, op } = claim;
  const scope = { workspaceId: run.workspaceId, channel: op.channel, purpose: op.purpose, at };
  const members = rows.flatMap((row) => Array.from(decodeSlots(row.slots), (slot) => memberOf(row.block, slot)));
  const facts = await gateFacts(db, scope, members);
  const counts = await lockContactCounts(db, scope, rows.map(({ block }) => block));
  const rules = await rulesOf(db, run.workspaceId);
  const judged = rows.map((row) => judgeRow(row, { claim, facts, counts, rules }));
  await counts.save();
  await writeRows(db, run, judged);
  await writeChunks(db, claim, judged.flatMap(({ entries }) => entries));
  if (judged.some(({ tripped }) => tripped)) await trip(db, run);
}

interface WorkspaceRules {
  readonly zone: string;
  readonly quietHours: QuietHours | null;
  readonly hourlyCeiling: number;
}

async function rulesOf(db: Database, workspaceId: string): Promise<WorkspaceRules> {
  const { rows } = await sql<WorkspaceRules>`select zone, quiet_hours as "quietHours", hourly_ceiling as "hourlyCeiling" from workspace where id = ${workspaceId}`.execute(db);
  const rules = rows[0];
  invariant(rules, `No workspace ${workspaceId}`);
  return rules;
}

interface JudgedRow {
  readonly row: LedgerRow;
  readonly notBefore: readonly number[];
  readonly entries: readonly ChunkEntry[];
  readonly tripped: boolean;
}

/** Asks the gate about every entry of a row that is open and due. */
function judgeRow(row: LedgerRow, known: { readonly claim: Claim; readonly facts: ReadonlyMap<number, GateFacts>; readonly counts: ContactCounts; readonly rules: WorkspaceRules }): JudgedRow {
  const { claim, facts, counts, rules } = known;
  const slots = decodeSlots(row.slots);
  const notBefore = row.not_before === null ? new Float64Array(slots.length) : decodeColumn(row.not_before, slots.length).values;
  const template = compileTemplate(claim.op.template.text);
  const entries: ChunkEntry[] = [];
  let tripped = false;
  for (const [index, slot] of slots.entries()) {
    const state = row.states[index];
    if ((state !== sendStates.pending && state !== sendStates.held) || (notBefore[index] ?? 0) > claim.at) continue;
    const fact = facts.get(memberOf(row.block, slot));
    const verdict = gate(
      { address: fact?.address ?? null, agreed: fact?.agreed ?? false, zone: fact?.zone ?? rules.zone, sentThisHour: counts.of(row.block, slot) },
      { now: claim.at, intendedAt: row.at.getTime(), sendByHours: claim.op.sendByHours, quietHours: rules.quietHours, hourlyCeiling: rules.hourlyCeiling, purpose: claim.op.purpose },
    );
    if (verdict.type === 'suppress') {
      row.states[index] = sendStates[verdict.reason];
      tripped ||= verdict.reason === 'suppressed:ceiling';
    } else if (verdict.type === 'hold') {
      row.states[index] = sendStates.held;
      notBefore[index] = verdict.until;
    } else {
      const text = template.ok ? template.value.render(fact?.attributes ?? {}) : template;
      row.states[index] = text.ok ? sendStates.claimed : sendStates['suppressed:template-error'];
      if (!text.ok) continue;
      counts.add(row.block, slot);
      entries.push({ b: String(row.batch), k: row.block, s: slot, a: fact?.address ?? '', t: text.value });
    }
  }
  return { row, notBefore: [...notBefore], entries, tripped };
}

async function writeRows(db: Database, run: RunRecord, judged: readonly JudgedRow[]): Promise<void> {
  const next = judged.map(({ row, notBefore }) => {
    const held = notBefore.filter((_, index) => row.states[index] === sendStates.held);
    return { held: held.length > 0 ? encodeColumn(notBefore) : null, claim: held.length > 0 ? Math.min(...held) : null };
  });
  await sql`
    update send_block s set states = u.states, not_before = u.not_before, next_claim = to_timestamp(u.next_claim / 1000.0), open = u.open
    from unnest(${judged.map(({ row }) => row.batch)}::bigint[], ${judged.map(({ row }) => row.block)}::int[], ${judged.map(({ row }) => row.node)}::text[], ${judged.map(({ row }) => row.states)}::bytea[],
      ${next.map(({ held }) => held)}::bytea[], ${next.map(({ claim }) => claim)}::bigint[], ${judged.map(({ row }) => openOf(row.states))}::int[]) as u(batch, block, node, states, not_before, next_claim, open)
    where s.workspace_id = ${run.workspaceId} and s.run_id = ${run.runId} and s.batch = u.batch and s.block = u.block and s.node = u.node`.execute(db);
}

async function writeChunks(db: Database, { run, bound, at, op, rows }: Claim, entries: readonly ChunkEntry[]): Promise<void> {
  const chunks = packChunks(entries, bound.channel.capabilities.maxRecipients);
  if (chunks.length === 0) return;
  await sql`
    insert into chunk (workspace_id, run_id, account_id, node, op, key, entries, count, state, at)
    select ${run.workspaceId}, ${run.runId}, ${bound.accountId}, ${op.node}, ${rows[0]?.op ?? 0}, gen_random_uuid()::text, u.entries::jsonb, u.count, 'ready', ${new Date(at)}
    from unnest(${chunks.map((chunk) => JSON.stringify(chunk))}::text[], ${chunks.map((chunk) => chunk.length)}::int[]) as u(entries, count)`.execute(db);
}

async function suppressAll(db: Database, run: RunRecord, rows: readonly LedgerRow[]): Promise<void> {
  for (const { states } of rows) {
    for (const [index, state] of states.entries()) if (state === sendStates.pending || state === sendStates.held) states[index] = sendStates['suppressed:stopped'];
  }
  await writeRows(db, run, rows.map((row) => ({ row, notBefore: [], entries: [], tripped: false })));
}

/** The breaker: somebody would have got more messages in an hour than the workspace allows. The run pauses and says why. */
async function trip(db: Database, run: RunRecord): Promise<void> {
  await sql`update run set request = 'pause', reason = 'ceiling' where workspace_id = ${run.workspaceId} and id = ${run.runId} and state = 'running'`.execute(db);
}
