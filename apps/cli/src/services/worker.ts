import type { LaunchContext, Service } from '../up/service.ts';
import { nodeService } from './node-service.ts';
import { rememberedPort } from './remembered-port.ts';

/** The Temporal worker, which executes the campaigns. */
export const worker: Service = {
  name: 'worker',
  dependsOn: ['migration', 'temporal', 'loopback'],
  async launch({ home }: LaunchContext) {
    const port = await rememberedPort(home, 'worker');
    return nodeService({ app: 'worker', port, environment: { MAGPIE_WORKER_PORT: String(port) } });
  },
};
