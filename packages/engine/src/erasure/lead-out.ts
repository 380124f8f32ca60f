import type { DB } from '@magpie/db';
import { sql, type Transaction } from 'kysely';
import { encodeColumn } from '../codec/column.ts';
import { encodeSlots } from '../codec/slot-set.ts';
import { loadPlan } from '../run/load-plan.ts';
import type { RunRecord } from '../run/run-record.ts';
import { lockBlocks, placeOf } from '../step/block-page.ts';
import { drawBatch } from '../step/draw-batch.ts';
import { figuresOf, type MovedBlock } from '../step/move-slots.ts';
import type { TransitionRow } from '../step/step-changes.ts';
import { readWho } from '../step/who.ts';
import { writeStep } from '../step/write-step.ts';
import { erasedEnd } from './erased-end.ts';

/**
 * Moves whoever stands at some places to an end, by a transition that says why, as one batch: entered still equals here and left. Who is at an end
 * already stays. `outcome` is why. Call under the run's lock.
 */
export async function leadOut(
  db: Transaction<DB>,
  run: RunRecord,
  { places, outcome }: { readonly places: readonly number[]; readonly outcome: string },
): Promise<void> {
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const end = erasedEnd(plan);
  if (end < 0) return;
  const wanted = new Set(places);
  const page = await lockBlocks(db, run, [...new Set(places.map((place) => place >> 10))]);
  const now = run.clock.type === 'real' ? Date.now() : run.logicalNow;
  const left = new Map<string, { readonly block: number; readonly node: string; readonly visit: number; readonly moves: [number, number][] }>();
  const blocks: MovedBlock[] = [];
  for (const { block, state } of page.blocks) {
    let isTouched = false;
    for (const [index, slot] of state.slots.entries()) {
      const op = plan.ops[state.op[index] ?? 0];
      if (!wanted.has(placeOf(block, slot)) || op === undefined || op.op === 'end') continue;
      const at = Math.max(now, state.entered[index] ?? now);
      const visit = state.visit[index] ?? 0;
      const key = `${block}|${visit}|${op.node}`;
      const row = left.get(key) ?? { block, node: op.node, visit, moves: [] };
      row.moves.push([slot, at]);
      left.set(key, row);
      state.op[index] = end;
      state.entered[index] = at;
      state.due[index] = Infinity;
      isTouched = true;
    }
    if (isTouched) blocks.push({ block, state, ...figuresOf(state) });
  }
  await sql`
    delete from stuck_slot where workspace_id = ${run.workspaceId} and run_id = ${run.runId}
      and block * 1024 + slot = any(${[...places]}::int[])`.execute(db);
  if (blocks.length === 0) return;
  const { batch, watermark } = await drawBatch(db, run.workspaceId, run.clock.type === 'replayed');
  const transitions = [...left.values()].map(({ block, node, visit, moves }): TransitionRow => ({
    block,
    node,
    outcome,
    visit,
    slots: encodeSlots(moves.map(([slot]) => slot)),
    instants: encodeColumn(moves.map(([, at]) => at)),
    count: moves.length,
  }));
  await writeStep(db, { run, who: await readWho(db, run, places), batch, watermark, wave: run.wave, at: now, blocks, transitions, effects: [] });
}
