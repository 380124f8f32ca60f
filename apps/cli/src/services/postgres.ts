import { join } from 'node:path';
import { ensureDatabase } from '@magpie/db';
import { ClusterError, explainClusterLog, prepareCluster, probeDatabase } from '@magpie/db/cluster';
import { ConfigurationError } from '../up/configuration-error.ts';
import type { Launch, LaunchContext, Service } from '../up/service.ts';
import { type Environment, variable } from './environment.ts';

const database = 'magpie';

/** PostgreSQL: the server of DATABASE_URL, else the embedded one in the state folder. */
export const postgres: Service = { name: 'postgres', dependsOn: [], launch };

async function launch(context: LaunchContext): Promise<Launch> {
  // What the process began with: the embedded server sets the same variable for everyone else.
  const outside = variable(process.env, 'DATABASE_URL');
  return outside === null ? launchEmbedded(context) : { kind: 'external', provides: { DATABASE_URL: outside }, probe: () => probeDatabase(outside) };
}

async function launchEmbedded({ home, environment, progress }: LaunchContext): Promise<Launch> {
  progress({ done: 0, total: 1, what: 'preparing PostgreSQL' });
  const cluster = await prepareCluster({ dataDir: join(home, 'postgres'), settings: settingsOf(environment) }).catch((fault: unknown) => {
    throw asConfiguration(fault);
  });
  return {
    kind: 'process',
    command: cluster.command,
    args: cluster.args,
    environment: cluster.environment,
    cwd: cluster.dataDir,
    user: cluster.user,
    port: cluster.port,
    stopSignal: 'SIGINT',
    provides: { DATABASE_URL: cluster.url(database), MAGPIE_TEMPORAL_DATABASE_URL: cluster.adminUrl },
    probe: () => ensureDatabase(cluster.adminUrl, database),
    explain: (output) => {
      const fault = explainClusterLog(output, cluster.dataDir);
      return fault.reason === 'crashed' ? null : asConfiguration(fault);
    },
  };
}

function asConfiguration(fault: unknown): Error {
  if (fault instanceof ClusterError && fault.reason !== 'crashed') return new ConfigurationError(fault.message, { cause: fault });
  return fault instanceof Error ? fault : new Error(String(fault));
}

function settingsOf(environment: Environment): Readonly<Record<string, string>> {
  const pairs = (variable(environment, 'MAGPIE_POSTGRES_SETTINGS') ?? '').split(',').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.flatMap(([name = '', value]) => (value === undefined ? [] : [[name.trim(), value.trim()]])));
}
