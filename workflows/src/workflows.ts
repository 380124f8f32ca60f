// What the worker bundles: one export for each workflow type.
export { applier } from './applier/workflow.ts';
export { campaignRun } from './campaign-run/workflow.ts';
export { dispatch } from './dispatch/workflow.ts';
export { reconciler } from './reconciler/workflow.ts';
export { shardWave } from './shard-wave/workflow.ts';
