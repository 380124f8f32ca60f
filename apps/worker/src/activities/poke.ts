import { campaignRunId, dispatchId, type DispatchTarget, pokeSignal, type RunRef, workflowTypes } from '@magpie/workflows';
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common';
import type { WorkerContext } from './worker-context.ts';

/** Makes a run's workflow look again, starting it where it is not running (a workflow lost is a workflow started again: rows hold the state). */
export async function pokeRun(context: Pick<WorkerContext, 'client' | 'taskQueue'>, run: RunRef): Promise<void> {
  await context.client.workflow.signalWithStart(workflowTypes.campaignRun, {
    workflowId: campaignRunId(run),
    taskQueue: context.taskQueue,
    args: [{ workspaceId: run.workspaceId, runId: run.runId }],
    signal: pokeSignal,
    signalArgs: [],
    ...startPolicy,
  });
}

/** Makes the account's dispatcher look again. */
export async function pokeDispatch(context: Pick<WorkerContext, 'client' | 'taskQueue'>, target: DispatchTarget): Promise<void> {
  await context.client.workflow.signalWithStart(workflowTypes.dispatch, {
    workflowId: dispatchId(target),
    taskQueue: context.taskQueue,
    args: [{ workspaceId: target.workspaceId, accountId: target.accountId }],
    signal: pokeSignal,
    signalArgs: [],
    ...startPolicy,
  });
}

const startPolicy = {
  workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
  workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
};
