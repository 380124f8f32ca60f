import { join } from 'node:path';
import { tryPort } from '@magpie/db/cluster';
import { ConfigurationError } from '../up/configuration-error.ts';
import type { Launch, LaunchContext, Service } from '../up/service.ts';
import { variable } from './environment.ts';
import { nodeService } from './node-service.ts';
import { rememberedPort } from './remembered-port.ts';

const usualPort = 7420;

export interface ApiOptions {
  /** A port the user asked for; refused when taken. Without it any free one will do, the usual first. */
  readonly port: number | null;
  /** False while the web app is served by somebody else. */
  readonly web: boolean;
}

/** The API. It does not wait for Temporal: the canvas is open meanwhile and says what the engine waits for. */
export function api({ port: wanted, web }: ApiOptions): Service {
  return {
    name: 'api',
    dependsOn: ['migration', 'loopback', ...(web ? ['web'] : [])],
    async launch({ home, environment, say }: LaunchContext): Promise<Launch> {
      const port = wanted ?? (await rememberedPort(home, 'api', usualPort));
      if (wanted !== null && (await tryPort(wanted)) === null) {
        throw new ConfigurationError(`Port ${wanted} is in use by another program; stop that program, or choose another with --port.`);
      }
      if (wanted === null && port !== usualPort) say(`port ${usualPort} is taken or was; using ${port}`);
      return nodeService({
        app: 'api',
        port,
        environment: {
          MAGPIE_PORT: String(port),
          MAGPIE_STATE_FILE: join(home, 'state.json'),
          MAGPIE_UPLOADS: variable(process.env, 'MAGPIE_UPLOADS') ?? join(home, 'uploads'),
          MAGPIE_EXPORTS: variable(process.env, 'MAGPIE_EXPORTS') ?? join(home, 'exports'),
          MAGPIE_COLUMNS: variable(process.env, 'MAGPIE_COLUMNS') ?? join(home, 'columns'),
          MAGPIE_WEB_DIST: web ? environment.MAGPIE_WEB_DIST : undefined,
          // Read from the state file as soon as Temporal is up; an address set from outside stays.
          TEMPORAL_ADDRESS: variable(process.env, 'TEMPORAL_ADDRESS') ?? undefined,
        },
        provides: { MAGPIE_PORT: String(port) },
      });
    },
  };
}
