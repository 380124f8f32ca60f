export type { DispatchTarget, EngineActivities, RunRef, ShardRange, Wake } from './activities.ts';
export { type TemporalAccess, temporalAccess } from './temporal-access.ts';
export { wakeCampaignRun } from './wake-campaign-run.ts';
export { applierId, campaignRunId, defaultTaskQueue, dispatchId, pokeSignal, reconcilerId, workflowTypes } from './workflow-ids.ts';
