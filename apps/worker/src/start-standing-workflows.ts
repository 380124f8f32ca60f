import { reconcilerId, workflowTypes } from '@magpie/workflows';
import type { Client } from '@temporalio/client';
import { ensureApplier } from './activities/poke.ts';

/** Makes sure the reconciler and one applier per workspace are running; harmless to repeat. */
export async function startStandingWorkflows(options: {
  readonly client: Client;
  readonly taskQueue: string;
  readonly workspaceIds: readonly string[];
  readonly reconcileEveryMs: number;
}): Promise<void> {
  const { client, taskQueue } = options;
  const policy = {
    taskQueue,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  } as const;
  await client.workflow.start(workflowTypes.reconciler, { ...policy, workflowId: reconcilerId, args: [options.reconcileEveryMs] });
  for (const workspaceId of options.workspaceIds) {
    await ensureApplier({ client, taskQueue }, workspaceId);
  }
}
