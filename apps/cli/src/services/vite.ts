import { join } from 'node:path';
import type { LaunchContext, Service } from '../up/service.ts';
import { checkoutFolder } from './checkout-folder.ts';
import { rememberedPort } from './remembered-port.ts';

const usualPort = 5173;
const answerWithinMs = 2_000;

/** Vite's development server, which serves the web app from its sources and passes calls on to the API. */
export const vite: Service = {
  name: 'vite',
  dependsOn: ['api'],
  async launch({ home }: LaunchContext) {
    const port = await rememberedPort(home, 'vite', usualPort);
    const folder = join(checkoutFolder, 'apps', 'web');
    const url = `http://127.0.0.1:${port}`;
    return {
      kind: 'process',
      command: process.execPath,
      args: [
        join(folder, 'node_modules', 'vite', 'bin', 'vite.js'),
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
        '--strictPort',
        '--clearScreen',
        'false',
      ],
      environment: {},
      cwd: folder,
      port,
      stopSignal: 'SIGTERM',
      provides: { MAGPIE_WEB_URL: url },
      probe: async () => void (await fetch(url, { signal: AbortSignal.timeout(answerWithinMs) })),
    };
  },
};
