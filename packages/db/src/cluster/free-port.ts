import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that Linux, macOS and Windows lend to outgoing connections: one of those that was free a moment ago may belong to a
 * connection by the time a server listens on it. Chosen at random, so that two who ask at once do not get the same.
 */
const fromPort = 10_240;
const untilPort = 32_768;
const tries = 64;

/** `preferred` if it is given and nobody listens there, else another port that was free just now; on loopback. */
export async function freePort(preferred = 0): Promise<number> {
  const wanted = preferred === 0 ? null : await tryPort(preferred);
  if (wanted !== null) return wanted;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const port = await tryPort(randomInt(fromPort, untilPort));
    if (port !== null) return port;
  }
  throw new Error(`No free port on loopback between ${fromPort} and ${untilPort} in ${tries} tries`);
}

/** The port that could be bound, null if it is taken. */
export function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (fault: NodeJS.ErrnoException) => (fault.code === 'EADDRINUSE' || fault.code === 'EACCES' ? resolve(null) : reject(fault)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : null));
    });
  });
}
