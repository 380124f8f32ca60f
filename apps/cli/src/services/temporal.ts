import type { Launch, LaunchContext, ProcessLaunch, Service } from '../up/service.ts';
import { type Environment, variable } from './environment.ts';
import { rememberedPort } from './remembered-port.ts';
import { probeTemporal } from './temporal-server/probe-temporal.ts';
import { officialDatabase, type ResolvedServer, resolveServer } from './temporal-server/resolve-server.ts';

const usualPort = 7233;

/** Temporal: the cluster of TEMPORAL_ADDRESS, else a server of our own (temporal-server/resolve-server.ts). */
export function temporal(): Service {
  let said = '';
  return {
    name: 'temporal',
    dependsOn: ['postgres'],
    async launch(context) {
      const namespace = variable(context.environment, 'TEMPORAL_NAMESPACE') ?? 'default';
      const outside = variable(process.env, 'TEMPORAL_ADDRESS');
      const server = outside === null ? await resolveServer(context) : null;
      const line = server?.said ?? `the cluster at ${outside}, namespace ${namespace}`;
      // Once, not at every restart.
      if (line !== said) context.say(`Temporal: ${line}`);
      said = line;
      return server === null ? external(outside ?? '', namespace, context) : launchServer(server, namespace, context);
    },
  };
}

function external(address: string, namespace: string, { environment }: LaunchContext): Launch {
  const provides = { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace };
  return { kind: 'external', provides, probe: () => probeTemporal(address, namespace, environment) };
}

async function launchServer(server: ResolvedServer, namespace: string, { home, environment }: LaunchContext): Promise<ProcessLaunch> {
  const port = await rememberedPort(home, 'temporal', usualPort);
  const uiPort = await rememberedPort(home, 'temporal-ui', usualPort + 1000);
  const address = `127.0.0.1:${port}`;
  const flags = ['--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort), '--namespace', namespace];
  const database = ownDatabase(environment);
  const own = server.kind === 'ours' ? database.flags : ['--db-filename', officialDatabase(home)];
  return {
    kind: 'process',
    command: server.command,
    args: ['server', 'start-dev', ...flags, '--log-level', 'error', ...own],
    environment: database.variables,
    cwd: home,
    port,
    uiPort,
    stopSignal: 'SIGTERM',
    provides: { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace },
    probe: () => probeTemporal(address, namespace, {}),
  };
}

/** Beside the product's database on the same server; on one of the user's own under the product's name, since others may be there too. */
function ownDatabase(environment: Environment): { readonly variables: Environment; readonly flags: readonly string[] } {
  if (variable(environment, 'MAGPIE_TEMPORAL_DATABASE_URL') !== null) return { variables: {}, flags: [] };
  const url = variable(environment, 'DATABASE_URL') ?? '';
  const product = URL.canParse(url) ? new URL(url).pathname.slice(1) : 'magpie';
  return { variables: { MAGPIE_TEMPORAL_DATABASE_URL: url }, flags: ['--postgres-database', `${product}_temporal`] };
}
