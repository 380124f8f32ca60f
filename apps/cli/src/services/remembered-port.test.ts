import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rememberedPort } from './remembered-port.ts';

let home = '';
const taken: Server[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'magpie-ports-'));
});
afterEach(() => {
  for (const server of taken.splice(0)) server.close();
  rmSync(home, { recursive: true, force: true });
});

it('is the same from start to start, and another for another service', async () => {
  const port = await rememberedPort(home, 'api');
  expect(await rememberedPort(home, 'api')).toBe(port);
  expect(await rememberedPort(home, 'worker')).not.toBe(port);
});

it('moves away from a port that somebody else has taken, and stays there', async () => {
  const port = await rememberedPort(home, 'api');
  await take(port);
  const other = await rememberedPort(home, 'api');
  expect(other).not.toBe(port);
  expect(await rememberedPort(home, 'api')).toBe(other);
});

it('does not take what another service remembers, even if that does not run yet', async () => {
  const port = await rememberedPort(home, 'api');
  expect(await rememberedPort(home, 'worker', port)).not.toBe(port);
});

it('chooses anew where the file cannot be read', async () => {
  writeFileSync(join(home, 'ports.json'), '{"api": "seven');
  expect(await rememberedPort(home, 'api')).toBeGreaterThan(0);
});

it('remembers every service when several choose at once', async () => {
  const names = ['api', 'worker', 'loopback', 'temporal'];
  const ports = await Promise.all(names.map((name) => rememberedPort(home, name)));
  expect(await Promise.all(names.map((name) => rememberedPort(home, name)))).toEqual(ports);
});

function take(port: number): Promise<void> {
  return new Promise((ready) => {
    const server = createServer().listen(port, '127.0.0.1', () => ready());
    taken.push(server);
  });
}
