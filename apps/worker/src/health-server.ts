import { createServer, type Server } from 'node:http';

/** Answers `GET /healthz` with 200 while `state()` is running, 503 otherwise. */
export function startHealthServer(port: number, state: () => string): Promise<Server> {
  const server = createServer((request, response) => {
    const healthy = request.url === '/healthz' && state() === 'RUNNING';
    response.writeHead(healthy ? 200 : request.url === '/healthz' ? 503 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ state: state() }));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
