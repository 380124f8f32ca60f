import { createServer } from 'node:net';

/** `preferred` if nobody listens there, else a port of the system's choice; on loopback. */
export async function freePort(preferred = 0): Promise<number> {
  return (await tryPort(preferred)) ?? (await tryPort(0)) ?? 0;
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
