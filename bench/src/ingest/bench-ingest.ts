import { createWorkspace, createWriteKey, type Database, ingestFacts } from '@magpie/db';
import { freePort } from '@magpie/db/cluster';
import { sql } from 'kysely';
import { machineOf } from '../qixi/machine.ts';
import { startApp } from '../services/child.ts';
import { Closing } from '../services/closing.ts';
import { cpuSeconds } from '../services/cpu-seconds.ts';
import { openBenchDatabase } from '../services/open-bench-database.ts';
import { rounded } from '../stopwatch.ts';
import { openSender, type Sent } from './send-batches.ts';

export interface IngestBenchOptions {
  /** Members who are there before; events are about them. */
  readonly members: number;
  readonly seconds: number;
  /** Requests under way at once, for the throughput. */
  readonly connections: number;
}

const batchEvents = 100;
const workspaceId = 'bench';

/**
 * Durable batches of 100 events over HTTP, as the official clients send them: first as many as go, then half of the aim at a steady pace. The API and
 * PostgreSQL are processes of their own; the sender shares the cores with them. Every event that was answered must be there, once.
 */
export async function benchIngest({ members, seconds, connections }: IngestBenchOptions) {
  const closing = new Closing();
  closing.onSignals();
  try {
    const { db, databaseUrl, cluster } = await openBenchDatabase(closing, { name: 'ingest', maxConnections: 4 });
    const key = await openShop(db, members);
    const port = await freePort();
    const api = await startApp('api', port, { DATABASE_URL: databaseUrl, MAGPIE_PORT: String(port) });
    closing.add(() => api.stop());
    const sender = openSender({ port, key, members, batchEvents });
    closing.add(() => sender.close());
    // What is compiled and cached at the first requests is no figure.
    await sender.asManyAsGo({ seconds: 3, connections });
    const spent = async () => ({ api: await api.cpuSeconds(), postgres: await cpuSeconds(cluster.pid), sender: process.cpuUsage() });
    const before = await counted(db);
    const start = await spent();
    const most = await sender.asManyAsGo({ seconds, connections });
    const end = await spent();
    const steady = await sender.steadily({ seconds, requestsPerSecond: 50 });
    const after = await counted(db);
    const answered = most.events + steady.events;
    return {
      batch: batchEvents,
      members,
      complete: after.events - before.events === answered,
      asManyAsGo: { connections, eventsPerSecond: rounded(most.events / most.seconds), ...latency(most) },
      // On a machine that others use too, this says more than how long it took.
      cpuMicrosecondsPerEvent: {
        api: perEvent(start.api, end.api, most),
        postgres: perEvent(start.postgres, end.postgres, most),
        sender: rounded((end.sender.user + end.sender.system - start.sender.user - start.sender.system) / most.events),
      },
      halfOfTheAim: { eventsPerSecond: rounded(steady.events / steady.seconds), ...latency(steady) },
      walBytesPerEvent: Math.round((after.wal - before.wal) / answered),
      apiPeakMegabytes: await api.peakMegabytes(),
      machine: await machineOf(db),
    };
  } finally {
    await closing.close();
  }
}

async function openShop(db: Database, members: number): Promise<string> {
  await createWorkspace(db, { id: workspaceId, name: 'Bench', zone: 'Asia/Shanghai', currency: 'CNY' });
  for (let first = 0; first < members; first += 10_000)
    await ingestFacts(
      db,
      workspaceId,
      Array.from({ length: Math.min(10_000, members - first) }, (_, place) => ({ type: 'member', externalId: `u${first + place}`, occurredAt: 0 })),
    );
  await sql`analyze`.execute(db);
  return createWriteKey(db, workspaceId, { id: 'key_bench', name: 'Bench', userId: null });
}

async function counted(db: Database): Promise<{ readonly events: number; readonly wal: number }> {
  const { rows } = await sql<{ events: number; wal: number }>`
    select (select count(*)::int from event) as events, (pg_current_wal_lsn() - '0/0')::float8 as wal`.execute(db);
  return rows[0] ?? { events: 0, wal: 0 };
}

function perEvent(start: number | null, end: number | null, { events }: Sent): number | null {
  return start === null || end === null ? null : rounded(((end - start) * 1e6) / events);
}

function latency({ milliseconds }: Sent) {
  const sorted = milliseconds.toSorted((left, right) => left - right);
  const at = (share: number): number => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { requests: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) };
}
