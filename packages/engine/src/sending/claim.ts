import type { QuietHours } from '@magpie/calendar';
import { type Database, withTransaction } from '@magpie/db';
import { type Op, quietRule } from '@magpie/journey/plan';
import { invariant } from '@magpie/kit';
import { compileTemplate } from '@magpie/messaging';
import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { type Fate, tellMessages } from '../news/tell-messages.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun, type RunRecord } from '../run/run-record.ts';
import { placeOf } from '../step/block-page.ts';
import { readWho } from '../step/who.ts';
import type { BoundChannel } from './channel-resolver.ts';
import { lockContactCounts } from './contact-counts.ts';
import { gateFacts } from './gate-facts.ts';
import { judgeRows } from './judge-rows.ts';
import { type LedgerRow, lockLedger, saveLedger } from './ledger-rows.ts';
import { isOpenByte, sendStates } from './send-state.ts';
import { type ReadyChunk, writeChunks } from './write-chunks.ts';

/** What one claim took and kept back. */
export interface Claimed {
  /** Chunks that now stand ready. */
  readonly chunks: readonly ReadyChunk[];
  readonly claimed: number;
  readonly held: number;
  readonly suppressed: number;
}

/**
 * Claims the next messages of one node of a run that want to go out by `at`: asks the gate for each, freezes address and text, and packs them into
 * chunks. A paused run claims nothing; what a stopped one had not claimed is suppressed. Null when nothing was left to claim.
 */
export async function claimNext(engine: Engine, ref: RunRef, bound: BoundChannel, at: number): Promise<Claimed | null> {
  return withTransaction(engine.db, async (db) => {
    const run = await readRun(db, ref, 'share');
    const isStopped = run.state === 'stopped' || run.request === 'stop';
    if (!isStopped && (run.state !== 'running' || run.request !== null)) return null;
    const rows = await lockLedger(db, run, at);
    const [first] = rows;
    if (!first) return null;
    const before = rows.map(({ states }) => Uint8Array.from(states));
    const claimed = isStopped ? suppressAll(rows) : await claimRows(db, { run, rows, bound, at, op: await sendOpOf(db, run, first.op) });
    await saveLedger(db, run, rows);
    await tellMessages(db, ref, fatesSince(before, rows));
    await sql`select pg_notify('magpie_run', ${`${ref.workspaceId}/${ref.runId}`})`.execute(db);
    return claimed;
  });
}

/** What the claim itself decided: who is kept back. Those who are claimed are told of when they are answered for. */
function fatesSince(before: readonly Uint8Array[], rows: readonly LedgerRow[]): readonly Fate[] {
  return rows.flatMap(({ node, block, slots, states }, row) =>
    Array.from(states).flatMap((state, place) =>
      isOpenByte(state) || state === before[row]?.[place] ? [] : [{ node, block, slot: slots[place] ?? 0, state }],
    ),
  );
}

type SendOp = Extract<Op, { op: 'send' }>;

async function sendOpOf(db: Database, run: RunRecord, index: number): Promise<SendOp> {
  const op = (await loadPlan(db, run.workspaceId, run.planHash)).ops[index];
  invariant(op?.op === 'send', `Op ${index} sends nothing`);
  return op;
}

interface Claim {
  readonly run: RunRecord;
  readonly rows: readonly LedgerRow[];
  readonly bound: BoundChannel;
  readonly at: number;
  readonly op: SendOp;
}

async function claimRows(db: Database, { run, rows, bound, at, op }: Claim): Promise<Claimed> {
  const template = compileTemplate(op.template.text);
  const scope = { workspaceId: run.workspaceId, channel: op.channel, purpose: op.purpose, at, fields: template.ok ? template.value.fields : [] };
  const places = rows.flatMap(({ block, slots }) => Array.from(slots, (slot) => placeOf(block, slot)));
  const who = await readWho(db, run, places);
  const members = who.isThemselves ? places : [...new Set(places.map(who.memberOf))];
  const facts = await gateFacts(db, scope, members);
  const workspace = await rulesOf(db, run.workspaceId);
  const counts = await lockContactCounts(db, scope, members);
  const rules = {
    now: at,
    sendByHours: op.sendByHours,
    hourlyCeiling: workspace.hourlyCeiling,
    quietUntil: quietRule(workspace.quietHours, at, op.purpose),
  };
  const { passed, held, suppressed, tripped } = judgeRows(rows, { template, who, facts, counts, rules, zone: workspace.zone });
  await counts.save();
  const chunks = await writeChunks(
    db,
    { run, accountId: bound.accountId, node: op.node, op: rows[0]?.op ?? 0, at, size: bound.channel.capabilities.maxRecipients },
    passed,
  );
  if (tripped) await trip(db, run);
  return { chunks, claimed: passed.length, held, suppressed };
}

interface WorkspaceRules {
  readonly zone: string;
  readonly quietHours: QuietHours | null;
  readonly hourlyCeiling: number;
}

async function rulesOf(db: Database, workspaceId: string): Promise<WorkspaceRules> {
  const { rows } = await sql<WorkspaceRules>`
    select zone, quiet_hours as "quietHours", hourly_ceiling as "hourlyCeiling" from workspace where id = ${workspaceId}`.execute(db);
  const rules = rows[0];
  invariant(rules, `No workspace ${workspaceId}`);
  return rules;
}

/** A stopped run sends nothing more that was not claimed. */
function suppressAll(rows: readonly LedgerRow[]): Claimed {
  let suppressed = 0;
  for (const { states } of rows) {
    for (const [place, state] of states.entries()) {
      if (state !== sendStates.pending && state !== sendStates.held) continue;
      states[place] = sendStates['suppressed:stopped'];
      suppressed += 1;
    }
  }
  return { chunks: [], claimed: 0, held: 0, suppressed };
}

/** The breaker: somebody would have got more messages in an hour than the workspace allows. The run pauses and says why. */
async function trip(db: Database, run: RunRecord): Promise<void> {
  await sql`
    update run set request = 'pause', reason = 'ceiling'
    where workspace_id = ${run.workspaceId} and id = ${run.runId} and state = 'running' and request is null`.execute(db);
}
