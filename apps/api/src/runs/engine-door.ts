import { type RunRef, type TemporalAccess, wakeCampaignRun } from '@magpie/workflows';
import { Client, Connection } from '@temporalio/client';

/** The API's way to the engine: wakes runs. Works as soon as Temporal answers, and says so while it does not. */
export interface EngineDoor {
  /** True once Temporal has answered. */
  ready(): Promise<boolean>;
  /** Starts the run's workflow or makes the running one look again. False when Temporal does not answer: the reconciler will do it later. */
  wake(run: RunRef): Promise<boolean>;
  close(): Promise<void>;
}

export interface EngineDoorOptions {
  /** Where Temporal is now and how it is reached, or null while nobody knows. */
  readonly access: () => Promise<TemporalAccess | null>;
  readonly namespace: string;
  readonly taskQueue: string;
}

/** Opens the door lazily, and again after a failure. */
export function openEngineDoor(options: EngineDoorOptions): EngineDoor {
  let connected: { address: string; client: Client; connection: Connection } | null = null;
  const connect = async (): Promise<Client | null> => {
    const access = await options.access();
    if (access === null) return null;
    const { address } = access;
    if (connected?.address === address) return connected.client;
    try {
      const connection = await Connection.connect({ ...access, connectTimeout: 2_000 });
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
        await wakeCampaignRun(client, { run, taskQueue: options.taskQueue });
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
