import { loadavg } from 'node:os';
import { Closing } from '../services/closing.ts';
import { rounded } from '../stopwatch.ts';
import { openStage, type Stage } from './bench-stage.ts';
import { engineWaves } from './engine-waves.ts';
import { machineOf } from './machine.ts';
import { runPerMember } from './per-member/run-per-member.ts';
import { reportOf } from './report-of.ts';
import { rowPerMember } from './row-per-member.ts';
import { temporalRun } from './temporal-run.ts';

export interface BenchOptions {
  readonly members: number;
  /** Members of the one-workflow-per-member part. */
  readonly workflows: number;
  readonly withTemporal: boolean;
}

/** Everything in one run, on one fresh PostgreSQL with the product's settings and its default durability; seconds are wall time, ratios are what to quote. */
export async function benchQixi(options: BenchOptions) {
  const closing = new Closing();
  closing.onSignals();
  try {
    const loadBefore = loadavg().map(rounded);
    const stage = await openStage(closing, { ...options, say });
    const parts = await runParts(stage, options);
    return { ...reportOf(options, parts), machine: await machineOf(stage.db), load: { before: loadBefore, after: loadavg().map(rounded) } };
  } finally {
    await closing.close();
  }
}

/** What {@link reportOf} is made from. */
export type Parts = Awaited<ReturnType<typeof runParts>>;

async function runParts(stage: Stage, { workflows }: BenchOptions) {
  say('our engine, then with the provider');
  const ours = await engineWaves(stage.db, stage.workspaceId);
  const enginePeak = rounded(process.resourceUsage().maxRSS / 1_024);
  say('the same with a row per member');
  const rows = await rowPerMember(stage.db, stage.workspaceId);
  const { temporal } = stage;
  if (temporal) say('our engine on Temporal');
  const onTemporal = temporal ? await temporalRun(stage, temporal) : null;
  if (temporal && workflows > 0) say(`one workflow per member, ${workflows} members`);
  const perMember = temporal && workflows > 0 ? await runPerMember(stage.db, temporal, workflows) : null;
  const peaks = {
    bench: enginePeak,
    worker: onTemporal?.workerPeakMegabytes ?? null,
    api: await stage.api.peakMegabytes(),
    loopback: await stage.loopback.peakMegabytes(),
    temporalServer: (await temporal?.child?.peakMegabytes()) ?? null,
  };
  return { ours, rows, onTemporal, perMember, peaks };
}

const begunAt = performance.now();

function say(line: string): void {
  process.stderr.write(`${((performance.now() - begunAt) / 1_000).toFixed(1).padStart(7)} s  ${line}\n`);
}
