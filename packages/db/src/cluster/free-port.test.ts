import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from './free-port.ts';

it('keeps away from ports that outgoing connections are lent', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, () => freePort()));
  expect(ports.filter((port) => port < 10_240 || port >= 32_768)).toEqual([]);
});

it('gives the preferred port while nobody listens there, and another afterwards', async () => {
  const preferred = await freePort();
  expect(await freePort(preferred)).toBe(preferred);
  const server = createServer();
  await new Promise<void>((listening) => server.listen(preferred, '127.0.0.1', listening));
  try {
    expect(await freePort(preferred)).not.toBe(preferred);
  } finally {
    await new Promise((closed) => server.close(closed));
  }
});
