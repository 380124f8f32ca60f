import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyRows, createWorkspace, type Database } from '@magpie/db';
import { sql } from 'kysely';
import { z } from 'zod';
import { machineOf } from '../qixi/machine.ts';
import { Closing } from '../services/closing.ts';
import { cpuSeconds } from '../services/cpu-seconds.ts';
import { openBenchDatabase } from '../services/open-bench-database.ts';
import { walBytes } from '../services/wal-bytes.ts';
import { rounded, timed } from '../stopwatch.ts';
import { orderLines, orderLinesMapping, writeOrderLines } from './order-lines-file.ts';
import { watchedCommand } from './watched-command.ts';

export interface ImportBenchOptions {
  /** Lines of orders in the file; five of them are an order. */
  readonly lines: number;
  readonly members: number;
}

const workspaceId = 'bench';
const reportSchema = z.object({ read: z.number(), imported: z.number(), rejected: z.number(), newMembers: z.number() });

/**
 * Lines of orders from a file by `magpie import`, as a process of its own, beside a bare COPY of the same lines into a table without an index on the
 * same server. What is in must be what the file says.
 */
export async function benchImport({ lines, members }: ImportBenchOptions) {
  const closing = new Closing();
  closing.onSignals();
  try {
    const { db, databaseUrl, cluster, home } = await openBenchDatabase(closing, { name: 'import', maxConnections: 2 });
    await createWorkspace(db, { id: workspaceId, name: 'Bench', zone: orderLinesMapping.zone, currency: orderLinesMapping.currency });
    const path = join(home, 'lines.csv');
    const mapping = join(home, 'mapping.json');
    await writeOrderLines({ path, lines, members });
    await writeFile(mapping, JSON.stringify(orderLinesMapping));

    const bare = await timed(() => bareCopy(db, { lines, members }));
    const before = { cpu: await cpuSeconds(cluster.pid), wal: await walBytes(db) };
    const imported = await watchedCommand(['import', path, '--mapping', mapping, '--workspace', workspaceId, '--json'], {
      DATABASE_URL: databaseUrl,
    });
    const after = { cpu: await cpuSeconds(cluster.pid), wal: await walBytes(db) };
    const report = reportSchema.parse(JSON.parse(imported.output));
    const found = await counted(db);
    const half = Math.ceil(imported.megabytes.length / 2);
    return {
      lines,
      fileMegabytes: Math.round((await stat(path)).size / 2 ** 20),
      complete: report.imported === lines && found.lines === lines && found.orders === Math.ceil(lines / 5) && found.events === found.orders,
      seconds: rounded(imported.seconds),
      rowsPerSecond: rounded(lines / imported.seconds),
      bareCopy: { seconds: rounded(bare.seconds), rowsPerSecond: rounded(lines / bare.seconds) },
      timesBareCopy: rounded(imported.seconds / bare.seconds),
      // On a machine that others use too, this says more than how long it took.
      cpuMicrosecondsPerRow: {
        importer: imported.cpuSeconds === null ? null : rounded((imported.cpuSeconds * 1e6) / lines),
        postgres: before.cpu === null || after.cpu === null ? null : rounded(((after.cpu - before.cpu) * 1e6) / lines),
      },
      walBytesPerRow: Math.round((after.wal - before.wal) / lines),
      peakMegabytes: { firstHalf: Math.max(...imported.megabytes.slice(0, half)), secondHalf: Math.max(...imported.megabytes.slice(half)) },
      machine: await machineOf(db),
    };
  } finally {
    await closing.close();
  }
}

async function bareCopy(db: Database, size: ImportBenchOptions): Promise<void> {
  await sql`
    create table bare_line (
      order_id text, member_id text, paid_at timestamp, goods_id text, goods_name text, quantity numeric(14, 3), unit_price numeric(18, 4)
    )`.execute(db);
  const columns = ['order_id', 'member_id', 'paid_at', 'goods_id', 'goods_name', 'quantity', 'unit_price'];
  await copyRows(db, { table: 'bare_line', columns }, orderLines(size));
  await sql`drop table bare_line`.execute(db);
}

async function counted(db: Database) {
  const { rows } = await sql<{ lines: number; orders: number; events: number }>`
    select (select count(*)::int from order_line) as lines, (select count(*)::int from shop_order) as orders, (select count(*)::int from event) as events`.execute(
    db,
  );
  return rows[0] ?? { lines: 0, orders: 0, events: 0 };
}
