import { fileURLToPath } from 'node:url';
import type { Database } from '@magpie/db';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { sql } from 'kysely';
import { timed } from '../../stopwatch.ts';
import { perMemberActivities } from './activities.ts';

export interface PerMemberResult {
  readonly members: number;
  readonly seconds: number;
  readonly membersPerSecond: number;
  readonly eventsPerMember: number;
}

/** One workflow per member on the same Temporal server: the way of the nearest open-source peer, measured beside ours. */
export async function runPerMember(
  db: Database,
  temporal: { readonly address: string; readonly namespace: string },
  members: number,
): Promise<PerMemberResult> {
  await sql`create table if not exists per_member_row (kind text not null, member_no int not null, primary key (kind, member_no))`.execute(db);
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const connection = await NativeConnection.connect({ address: temporal.address });
  const clientConnection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection: clientConnection, namespace: temporal.namespace });
  const taskQueue = `bench-per-member-${process.pid}`;
  const worker = await Worker.create({
    connection,
    namespace: temporal.namespace,
    taskQueue,
    workflowsPath: fileURLToPath(new URL('workflow.ts', import.meta.url)),
    activities: { ...perMemberActivities(db) },
    bundlerOptions: { webpackConfigHook: (config) => ({ ...config, stats: 'errors-only' }) },
  });
  const run = await worker.runUntil(() => timed(() => runAll(client, taskQueue, members)));
  const eventsPerMember = await meanEvents(client, run.value.slice(0, 20));
  await clientConnection.close();
  await connection.close();
  await sql`drop table per_member_row`.execute(db);
  return { members, seconds: run.seconds, membersPerSecond: members / run.seconds, eventsPerMember };
}

async function runAll(client: Client, taskQueue: string, members: number): Promise<readonly string[]> {
  const ids = Array.from({ length: members }, (_, no) => `per-member:${process.pid}:${no}`);
  const lane = async (lanes: number, lane: number): Promise<void> => {
    for (let no = lane; no < ids.length; no += lanes)
      await client.workflow.start('memberJourney', { taskQueue, workflowId: ids[no] ?? '', args: [no] });
  };
  await Promise.all(Array.from({ length: 20 }, (_, index) => lane(20, index)));
  for (const id of ids) await client.workflow.getHandle(id).result();
  return ids;
}

async function meanEvents(client: Client, ids: readonly string[]): Promise<number> {
  let events = 0;
  for (const id of ids) events += (await client.workflow.getHandle(id).describe()).historyLength;
  return events / Math.max(1, ids.length);
}
