import { join } from 'node:path';
import type { ProcessLaunch } from '../up/service.ts';
import { checkoutFolder } from './checkout-folder.ts';
import type { Environment } from './environment.ts';

interface NodeService {
  /** Such as 'api': apps/api/src/main.ts. */
  readonly app: string;
  readonly port: number;
  readonly environment: Environment;
  readonly provides?: Environment;
}

/** One of our own Node processes, run from its sources; it answers when its /healthz does. */
export function nodeService({ app, port, environment, provides = {} }: NodeService): ProcessLaunch {
  return {
    kind: 'process',
    command: process.execPath,
    args: ['--enable-source-maps', '--import', import.meta.resolve('tsx'), join('apps', app, 'src', 'main.ts')],
    environment,
    cwd: checkoutFolder,
    port,
    stopSignal: 'SIGTERM',
    provides,
    probe: () => probeHealth(port),
  };
}

const answerWithinMs = 2_000;

async function probeHealth(port: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(answerWithinMs) });
  if (!response.ok) throw new Error(`/healthz answers ${response.status}`);
}
