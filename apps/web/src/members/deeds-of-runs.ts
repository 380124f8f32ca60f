import type { ToldRun } from '../api/member-contract.ts';

/** One thing that a run did with a person. */
export type Deed = { readonly at: number; readonly run: ToldRun } & (
  | { readonly type: 'step'; readonly step: ToldRun['steps'][number] }
  | { readonly type: 'send'; readonly send: ToldRun['sends'][number] }
  | { readonly type: 'grant'; readonly grant: ToldRun['grants'][number] }
);

/** What runs did, in no order. */
export function deedsOfRuns(runs: readonly ToldRun[]): readonly Deed[] {
  return runs.flatMap((run): readonly Deed[] => [
    ...run.steps.map((step): Deed => ({ type: 'step', at: step.at, run, step })),
    ...run.sends.map((send): Deed => ({ type: 'send', at: send.at, run, send })),
    ...run.grants.map((grant): Deed => ({ type: 'grant', at: grant.at, run, grant })),
  ]);
}
