import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Launch, LaunchContext, Service } from '../up/service.ts';
import { variable } from './environment.ts';
import { nodeService } from './node-service.ts';
import { rememberedPort } from './remembered-port.ts';

/** The loopback provider, which takes messages and sends nothing to anyone. */
export const loopback: Service = { name: 'loopback', dependsOn: [], launch };

async function launch({ home }: LaunchContext): Promise<Launch> {
  const outside = variable(process.env, 'LOOPBACK_URL');
  if (outside !== null) return { kind: 'external', probe: () => probe(outside) };
  const port = await rememberedPort(home, 'loopback');
  const ledger = join(home, 'loopback');
  await mkdir(ledger, { recursive: true });
  return nodeService({
    app: 'loopback',
    port,
    environment: { LOOPBACK_PORT: String(port), LOOPBACK_LEDGER: ledger },
    provides: { LOOPBACK_URL: `http://127.0.0.1:${port}` },
  });
}

async function probe(url: string): Promise<void> {
  const sentence = `LOOPBACK_URL ${url} does not answer; start it, or unset LOOPBACK_URL.`;
  const response = await fetch(new URL('/healthz', url)).catch((cause: unknown) => {
    throw new Error(sentence, { cause });
  });
  if (!response.ok) throw new Error(sentence);
}
