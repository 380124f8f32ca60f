export type { DispatchTarget, EngineActivities, RunRef, ShardRange, Wake } from './activities.ts';
export { applierId, campaignRunId, defaultTaskQueue, dispatchId, pokeSignal, reconcilerId, shardWaveId, workflowTypes } from './workflow-ids.ts';
