import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { JourneyDocument } from '@magpie/journey';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface PlainPage extends AsyncDisposable {
  readonly url: string;
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** Builds the plain React Flow page with the same graph and serves it at a port of its own. */
export async function servePlain({ nodes, edges }: JourneyDocument): Promise<PlainPage> {
  const folder = await mkdtemp(join(tmpdir(), 'magpie-plain-flow-'));
  process.env['NODE_ENV'] = 'production';
  await build({
    root: fileURLToPath(new URL('plain', import.meta.url)),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'esnext' },
  });
  const graph = {
    nodes: nodes.map(({ id, name, position }) => ({ id, position, data: { label: name } })),
    edges: edges.map(({ id, from, to }) => ({ id, source: from, target: to })),
  };
  await writeFile(join(folder, 'graph.json'), JSON.stringify(graph));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://plain');
    const path = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
    readFile(path).then(
      (content) => response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
