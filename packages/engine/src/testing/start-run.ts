import type { Engine, RunRef } from '../engine.ts';
import { createRun, type NewRun } from '../run/create-run.ts';
import { enrolBlocks } from '../run/enrol-blocks.ts';
import { resolveRun } from '../run/resolve-run.ts';

export type RunToMake = Pick<NewRun, 'workspaceId' | 'journeyId' | 'now'> & Partial<NewRun>;

/** Makes a run and enrols everybody whom it begins with: nobody has moved. */
export async function startRun(engine: Engine, run: RunToMake): Promise<RunRef> {
  const made = await makeRun(engine, run);
  await resolveRun(engine, made);
  while (!(await enrolBlocks(engine, made, { maxBlocks: 256 })).done);
  return made;
}

/** Makes a run of a journey's first version: live and on the real clock, unless a test says otherwise. Nothing is resolved yet. */
export async function makeRun(engine: Engine, run: RunToMake): Promise<RunRef> {
  const usual = { version: 1, purpose: 'live', clock: { type: 'real' }, startAt: null, anchorDate: null, seed: '', customers: null } as const;
  const made = await createRun(engine, { ...usual, ...run });
  if (!made.ok) throw new Error(made.refusal);
  return { workspaceId: made.value.workspaceId, runId: made.value.runId };
}
