import type { DispatchTarget, RunRef } from './activities.ts';

/** Workflow types as the server knows them. */
export const workflowTypes = {
  campaignRun: 'campaignRun',
  shardWave: 'shardWave',
  dispatch: 'dispatch',
  applier: 'applier',
  reconciler: 'reconciler',
} as const;

/** The task queue every Magpie worker listens on unless it is told another. */
export const defaultTaskQueue = 'magpie';

export const campaignRunId = (run: RunRef): string => `run:${run.runId}`;
export const shardWaveId = (run: RunRef, wave: number, fromBlock: number): string => `run:${run.runId}:w:${wave}:s:${fromBlock}`;
export const dispatchId = (target: DispatchTarget): string => `dispatch:${target.workspaceId}:${target.accountId}:bulk`;
export const applierId = (workspaceId: string): string => `apply:${workspaceId}`;
export const reconcilerId = 'reconcile';

/** Something changed in the rows: look again. Carried by campaignRun and dispatch. */
export const pokeSignal = 'poke';
