import type { Database, DB } from '@magpie/db';
import type { Effect } from '@magpie/journey/plan';
import { invariant } from '@magpie/kit';
import { sql, type Transaction } from 'kysely';
import { encodeSlots } from '../codec/slot-set.ts';
import { loadPlan } from '../run/load-plan.ts';
import { saveCohorts } from './save-cohorts.ts';
import type { EffectRow } from './step-changes.ts';
import { updateTags } from './update-tags.ts';
import type { StepWrite } from './write-step.ts';

/** Effects of one type, with the type known. */
export type EffectRowOf<Type extends Effect['type']> = EffectRow & { readonly effect: Extract<Effect, { type: Type }> };

/** Writes messages into the ledger, grants, cohorts and tags. A backtest intends, but has no effects. */
export async function writeEffects(db: Transaction<DB>, step: StepWrite): Promise<void> {
  if (step.run.purpose === 'backtest') return;
  const batches = await batchesByInstant(db, step);
  await writeSends(db, step, { rows: effectsOf(step, 'send'), batches });
  await writeGrants(db, step, { rows: effectsOf(step, 'grant'), batches });
  await saveCohorts(db, step, effectsOf(step, 'save'));
  await updateTags(db, step, effectsOf(step, 'update'));
}

function effectsOf<Type extends Effect['type']>(step: StepWrite, type: Type): readonly EffectRowOf<Type>[] {
  return step.effects.filter((row): row is EffectRowOf<Type> => row.effect.type === type);
}

interface DatedRows<Type extends Effect['type']> {
  readonly rows: readonly EffectRowOf<Type>[];
  /** Logical instant → the batch that what was meant then belongs to. */
  readonly batches: ReadonlyMap<number, bigint>;
}

/**
 * A row of the ledger has one logical instant: how late a message may be, and how long a coupon is valid, count from it. A wave has one as a rule.
 * Where people move by instants of their own (an event, a late catching up), each instant after the first is a batch of its own.
 */
async function batchesByInstant(db: Database, step: StepWrite): Promise<ReadonlyMap<number, bigint>> {
  const [first, ...others] = new Set([...effectsOf(step, 'send'), ...effectsOf(step, 'grant')].map(({ at }) => at));
  if (first === undefined || others.length === 0) return new Map(first === undefined ? [] : [[first, step.batch]]);
  const { workspaceId, runId } = step.run;
  const { rows } = await sql<{ number: bigint; at: Date }>`
    insert into batch (workspace_id, run_id, number, wave, watermark, at)
    select ${workspaceId}, ${runId}, nextval('batch_number'), ${step.wave}, ${step.watermark}, to_timestamp(u.at / 1000.0) from unnest(${others}::bigint[]) as u(at)
    returning number, at`.execute(db);
  return new Map([[first, step.batch], ...rows.map(({ number, at }): [number, bigint] => [at.getTime(), number])]);
}

async function writeSends(db: Database, { run }: StepWrite, { rows, batches }: DatedRows<'send'>): Promise<void> {
  if (rows.length === 0) return;
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const ops = rows.map(({ effect }) => {
    const op = plan.ops[effect.op];
    invariant(op?.op === 'send', `Op ${effect.op} sends nothing`);
    return op;
  });
  await sql`
    insert into send_block (workspace_id, run_id, batch, block, node, op, version, channel, purpose, at, slots, states, count, next_claim, open)
    select ${run.workspaceId}, ${run.runId}, u.batch, u.block, u.node, u.op, ${run.version}, u.channel, u.purpose, to_timestamp(u.at / 1000.0), u.slots, u.states, u.count, to_timestamp(u.at / 1000.0), u.count
    from unnest(${rows.map(({ at }) => batches.get(at))}::bigint[], ${rows.map((row) => row.block)}::int[], ${rows.map(({ effect }) => effect.node)}::text[], ${rows.map(({ effect }) => effect.op)}::int[],
      ${ops.map((op) => op.channel)}::text[], ${ops.map((op) => op.purpose)}::text[], ${rows.map((row) => row.at)}::bigint[],
      ${rows.map((row) => encodeSlots(row.slots))}::bytea[], ${rows.map((row) => Buffer.alloc(row.slots.length))}::bytea[], ${rows.map((row) => row.slots.length)}::int[]
    ) as u(batch, block, node, op, channel, purpose, at, slots, states, count)`.execute(db);
}

async function writeGrants(db: Database, { run }: StepWrite, { rows, batches }: DatedRows<'grant'>): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into grant_block (workspace_id, run_id, batch, block, node, slots, count, benefit, at)
    select ${run.workspaceId}, ${run.runId}, u.batch, u.block, u.node, u.slots, u.count, u.benefit::jsonb, to_timestamp(u.at / 1000.0)
    from unnest(${rows.map(({ at }) => batches.get(at))}::bigint[], ${rows.map((row) => row.block)}::int[], ${rows.map(({ effect }) => effect.node)}::text[], ${rows.map((row) => encodeSlots(row.slots))}::bytea[],
      ${rows.map((row) => row.slots.length)}::int[], ${rows.map(({ effect }) => JSON.stringify(effect.benefit))}::text[], ${rows.map((row) => row.at)}::bigint[]
    ) as u(batch, block, node, slots, count, benefit, at)`.execute(db);
}
