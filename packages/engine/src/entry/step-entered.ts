import type { Engine } from '../engine.ts';
import type { RunRecord } from '../run/run-record.ts';
import { stepBlocks } from '../step/step-blocks.ts';
import { blocksOf } from './let-in.ts';

const blocksPerStep = 32;

/** Moves those who stand at some places and are due by `at` as far as they go, through every step that must see the effects of the one before. */
export async function stepEntered(engine: Engine, run: RunRecord, places: readonly number[], at: number): Promise<void> {
  const wanted = new Set(places);
  const blocks = blocksOf(places);
  for (let from = 0; from < blocks.length; from += blocksPerStep) {
    const page = blocks.slice(from, from + blocksPerStep);
    const chosen = ({ place, due }: { readonly place: number; readonly due: number }): boolean => wanted.has(place) && due <= at;
    while ((await stepBlocks(engine, { run, blocks: page, at, wave: run.wave, chosen })) > 0);
  }
}
