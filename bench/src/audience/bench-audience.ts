import { stat } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { join } from 'node:path';
import type { AsOf, Filter } from '@magpie/audience';
import { filterSql } from '@magpie/audience/sql';
import { ColumnarStore } from '@magpie/columnar';
import { createWorkspace, type Database } from '@magpie/db';
import { CompiledQuery, sql } from 'kysely';
import { machineOf } from '../qixi/machine.ts';
import { Closing } from '../services/closing.ts';
import { openBenchDatabase } from '../services/open-bench-database.ts';
import { rounded, timed } from '../stopwatch.ts';
import { countByHand, enrolByHand } from './by-hand.ts';
import { loadOrders } from './load-orders.ts';

export interface AudienceBenchOptions {
  readonly members: number;
  readonly orders: number;
  /** How often each way counts; the median is told. */
  readonly times: number;
}

const workspaceId = 'bench';
const asOf: AsOf = {
  now: Date.parse('2026-08-05T00:00:00+08:00'),
  watermark: null,
  zone: 'Asia/Shanghai',
  anchorDates: ['2026-08-19', '2025-08-29', '2024-08-10'],
};

const ordered = { type: 'event', event: 'Order Completed', where: [] } as const;
/** Bought in the 14 days before Qixi in either of the past two years, and spent more than 200 yuan in the past two years. */
const qixi: Filter = {
  type: 'all',
  of: [
    { ...ordered, window: { type: 'anchor', fromDays: -14, toDays: 0, yearsBack: [1, 2] }, measure: { type: 'count' }, test: { op: '>=', value: 1 } },
    { ...ordered, window: { type: 'rolling', days: 730 }, measure: { type: 'sum' }, test: { op: '>', value: 20_000 } },
  ],
};

/**
 * Exact counts of the Qixi audience, in columns and in PostgreSQL, and whom PostgreSQL would enrol, beside SQL written by hand, in one run over the same facts; and what
 * it takes to build the columns and keep them up to date.
 */
export async function benchAudience({ members, orders, times }: AudienceBenchOptions) {
  const closing = new Closing();
  closing.onSignals();
  try {
    const { db, home } = await openBenchDatabase(closing, { name: 'audience', maxConnections: 4 });
    await createWorkspace(db, { id: workspaceId, name: 'bench', zone: asOf.zone, currency: 'CNY' });
    await loadOrders(db, workspaceId, { members, orders, now: asOf.now });

    const path = join(home, 'bench.duckdb');
    const store = await ColumnarStore.open({ db, workspaceId, path });
    closing.add(() => store[Symbol.asyncDispose]());
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    const built = await timed(() => store.feed());
    loop.disable();
    const columnar = await median(times, () => store.count(qixi, asOf));
    const postgres = await median(times, () => countInPostgres(db, qixi));
    const byHand = await median(times, () => countByHand(db, workspaceId));
    const enrolled = await median(times, () => enrolInPostgres(db, qixi));
    const enrolledByHand = await median(times, () => enrolByHand(db, workspaceId));
    await orderOnceMore(db);
    const fresh = await timed(() => store.feed());
    return {
      members,
      orders,
      counted: columnar.value,
      agree: new Set([columnar, postgres, byHand, enrolled, enrolledByHand].map(({ value }) => value)).size === 1,
      columnarMs: rounded(columnar.seconds * 1e3),
      columnarProcessorMs: rounded(columnar.processorSeconds * 1e3),
      postgresMs: rounded(postgres.seconds * 1e3),
      byHandMs: rounded(byHand.seconds * 1e3),
      enrolMs: rounded(enrolled.seconds * 1e3),
      enrolByHandMs: rounded(enrolledByHand.seconds * 1e3),
      enrolToByHand: rounded(enrolled.seconds / enrolledByHand.seconds),
      build: {
        eventLoopDelayMs: { p99: rounded(loop.percentile(99) / 1e6), longest: rounded(loop.max / 1e6) },
        seconds: rounded(built.seconds),
        facts: built.value.facts,
        megabytes: Math.round((await stat(path)).size / 2 ** 20),
      },
      feedOfOneFactMs: rounded(fresh.seconds * 1e3),
      machine: await machineOf(db),
    };
  } finally {
    await closing.close();
  }
}

async function countInPostgres(db: Database, filter: Filter): Promise<number> {
  const { text, values } = filterSql(filter, { workspaceId, asOf });
  const { rows } = await db.executeQuery<{ count: number }>(CompiledQuery.raw(`select count(*)::int as count from (${text}) a`, [...values]));
  return rows[0]?.count ?? 0;
}

/** Lists whom an enrolment would take; how many. */
async function enrolInPostgres(db: Database, filter: Filter): Promise<number> {
  const { text, values } = filterSql(filter, { workspaceId, asOf });
  const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
  return rows.length;
}

async function orderOnceMore(db: Database): Promise<void> {
  await sql`
    with next as (update workspace set fact_sequence = fact_sequence + 1 where id = ${workspaceId} returning fact_sequence)
    insert into event (workspace_id, sequence, id, member_no, name, value, currency, occurred_at)
    select ${workspaceId}, fact_sequence, 'more', 0, 'Order Completed', 100, 'CNY', ${new Date(asOf.now)} from next`.execute(db);
}

interface Timed<Value> {
  readonly seconds: number;
  /** Of this process with all its threads: what others on the machine do changes it least. */
  readonly processorSeconds: number;
  readonly value: Value;
}

async function median<Value>(times: number, work: () => Promise<Value>): Promise<Timed<Value>> {
  const once = async (): Promise<Timed<Value>> => {
    const before = process.cpuUsage();
    const { seconds, value } = await timed(work);
    const { user, system } = process.cpuUsage(before);
    return { seconds, value, processorSeconds: (user + system) / 1e6 };
  };
  // The first one finds caches cold.
  const first = await once();
  const warm: Timed<Value>[] = [];
  for (let run = 0; run < times; run += 1) warm.push(await once());
  return warm.toSorted((left, right) => left.seconds - right.seconds)[Math.floor(warm.length / 2)] ?? first;
}
