import { campaignRunId, pokeSignal, type RunRef, workflowTypes } from '@magpie/workflows';
import { Client, Connection } from '@temporalio/client';
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common';

/** The API's way to the engine: wakes runs. Works as soon as Temporal answers, and says so while it does not. */
export interface EngineDoor {
  /** True once Temporal has answered. */
  ready(): Promise<boolean>;
  /** Starts the run's workflow or makes the running one look again. False when Temporal does not answer: the reconciler will do it later. */
  wake(run: RunRef): Promise<boolean>;
  close(): Promise<void>;
}

export interface EngineDoorOptions {
  /** Where Temporal is now, or null while nobody knows. */
  readonly address: () => Promise<string | null>;
  readonly namespace: string;
  readonly taskQueue: string;
}

/** Opens the door lazily, and again after a failure. */
export function openEngineDoor(options: EngineDoorOptions): EngineDoor {
  let connected: { address: string; client: Client; connection: Connection } | null = null;
  const connect = async (): Promise<Client | null> => {
    const address = await options.address();
    if (address === null) return null;
    if (connected?.address === address) return connected.client;
    try {
      const connection = await Connection.connect({ address, connectTimeout: 2_000 });
      connected = { address, connection, client: new Client({ connection, namespace: options.namespace }) };
      return connected.client;
    } catch {
      return null;
    }
  };
  return {
    ready: async () => (await connect()) !== null,
    wake: async (run) => {
      const client = await connect();
      if (!client) return false;
      try {
        await client.workflow.signalWithStart(workflowTypes.campaignRun, {
          workflowId: campaignRunId(run),
          taskQueue: options.taskQueue,
          args: [{ workspaceId: run.workspaceId, runId: run.runId }],
          signal: pokeSignal,
          signalArgs: [],
          workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        });
        return true;
      } catch {
        return false;
      }
    },
    close: async () => {
      await connected?.connection.close();
      connected = null;
    },
  };
}
