import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, ensureDatabase, openDatabase } from '@magpie/db';
import { type Cluster, type ClusterOptions, startCluster } from '@magpie/db/cluster';
import { migrate } from '@magpie/db/migrate';
import type { Closing } from './closing.ts';

export interface BenchDatabase {
  readonly db: Database;
  readonly databaseUrl: string;
  /** The server, a process of its own. */
  readonly cluster: Cluster;
  /** A folder for whatever else the bench writes. */
  readonly home: string;
}

/** An empty database with the product's tables, on a server and in a folder of its own; all of it is gone once `closing` is closed. */
export async function openBenchDatabase(
  closing: Closing,
  { name, maxConnections, settings = {} }: { readonly name: string; readonly maxConnections: number; readonly settings?: ClusterOptions['settings'] },
): Promise<BenchDatabase> {
  const home = await mkdtemp(join(tmpdir(), `magpie-bench-${name}-`));
  closing.add(() => rm(home, { recursive: true, force: true }));
  const cluster = await startCluster({ dataDir: join(home, 'postgres'), settings });
  closing.add(() => cluster.stop());
  await ensureDatabase(cluster.adminUrl, 'bench');
  const databaseUrl = cluster.url('bench');
  await migrate(databaseUrl);
  const db = openDatabase(databaseUrl, { maxConnections, applicationName: 'magpie-bench' });
  closing.add(() => db.destroy());
  return { db, databaseUrl, cluster, home };
}
