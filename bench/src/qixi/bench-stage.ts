import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@magpie/db';
import { freePort } from '@magpie/db/cluster';
import { createDemoWorkspace } from '@magpie/merchant';
import { type Child, startApp } from '../services/child.ts';
import type { Closing } from '../services/closing.ts';
import { openBenchDatabase } from '../services/open-bench-database.ts';
import { startTemporal, type Temporal } from '../services/start-temporal.ts';
import { loadMembers } from './load-members.ts';

/** What the parts of the bench share: one PostgreSQL, one shop, the provider and the API as processes of their own, a Temporal server. */
export interface Stage {
  readonly databaseUrl: string;
  readonly db: Database;
  readonly workspaceId: string;
  readonly loopback: Child;
  /** Takes the provider's receipts. */
  readonly api: Child;
  /** Null: left out. */
  readonly temporal: Temporal | null;
}

/** Starts everything as the supervisor does, with the same settings; `closing` is told how to end it. */
export async function openStage(
  closing: Closing,
  { members, withTemporal, say }: { readonly members: number; readonly withTemporal: boolean; say(line: string): void },
): Promise<Stage> {
  say('starting PostgreSQL, the provider and the API');
  const { db, databaseUrl, cluster, home } = await openBenchDatabase(closing, { name: 'qixi', maxConnections: 20, settings: postgresSettings() });
  const [loopbackPort, apiPort] = [await freePort(), await freePort()];
  const workspace = await createDemoWorkspace(db, { loopbackUrl: `http://127.0.0.1:${loopbackPort}` });
  const ledger = join(home, 'loopback');
  await mkdir(ledger);
  const loopback = await startApp('loopback', loopbackPort, {
    LOOPBACK_PORT: String(loopbackPort),
    LOOPBACK_LEDGER: ledger,
    LOOPBACK_RECEIPT_URL: `http://127.0.0.1:${apiPort}/receipts/${workspace.workspaceId}/loopback-sms`,
  });
  closing.add(() => loopback.stop());
  const api = await startApp('api', apiPort, { DATABASE_URL: databaseUrl, MAGPIE_PORT: String(apiPort) });
  closing.add(() => api.stop());
  const temporal = withTemporal ? await openTemporal(closing, cluster.adminUrl, say) : null;
  say(`making a shop of ${members} members`);
  await loadMembers(db, workspace.workspaceId, members);
  return { databaseUrl, db, workspaceId: workspace.workspaceId, loopback, api, temporal };
}

async function openTemporal(closing: Closing, adminUrl: string, say: (line: string) => void): Promise<Temporal> {
  say('starting Temporal');
  const temporal = await startTemporal(adminUrl);
  closing.add(async () => temporal.child?.stop());
  return temporal;
}

/** As the supervisor reads them: `name=value, …`; none by default. */
function postgresSettings(): Readonly<Record<string, string>> {
  const pairs = (process.env['MAGPIE_POSTGRES_SETTINGS'] ?? '').split(',').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.flatMap(([name = '', value]) => (value === undefined ? [] : [[name.trim(), value.trim()]])));
}
