import { applierId, dispatchId, type DispatchTarget, pokeSignal, type RunRef, wakeCampaignRun, workflowTypes } from '@magpie/workflows';
import type { WorkerContext } from './worker-context.ts';

/** Makes a run's workflow look again, starting it where it is not running (a workflow lost is a workflow started again: rows hold the state). */
export async function pokeRun({ client, taskQueue }: Pick<WorkerContext, 'client' | 'taskQueue'>, run: RunRef): Promise<void> {
  await wakeCampaignRun(client, { run, taskQueue });
}

/** Makes the account's dispatcher look again. */
export async function pokeDispatch({ client, taskQueue }: Pick<WorkerContext, 'client' | 'taskQueue'>, target: DispatchTarget): Promise<void> {
  await client.workflow.signalWithStart(workflowTypes.dispatch, {
    workflowId: dispatchId(target),
    taskQueue,
    args: [{ workspaceId: target.workspaceId, accountId: target.accountId }],
    signal: pokeSignal,
    signalArgs: [],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
}

/** Makes sure that a workspace's applier is running; harmless where it is. */
export async function ensureApplier({ client, taskQueue }: Pick<WorkerContext, 'client' | 'taskQueue'>, workspaceId: string): Promise<void> {
  await client.workflow.start(workflowTypes.applier, {
    workflowId: applierId(workspaceId),
    taskQueue,
    args: [workspaceId],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
}
