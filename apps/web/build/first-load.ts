import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

/** What a browser fetches before a screen works: code and styles, gzip. Fonts come beside them and hold nothing up. */
export interface FirstLoad {
  /** Module of the screen, from `src`. */
  readonly screen: string;
  readonly gzipBytes: number;
  /** Largest first. */
  readonly files: readonly { readonly file: string; readonly gzipBytes: number }[];
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds the app in memory and follows, for each screen that the router loads by itself, everything it imports at once; opened directly, the entry comes first. */
export async function firstLoads(): Promise<readonly FirstLoad[]> {
  const built = await asInProduction(() => build({ root, logLevel: 'error', build: { write: false } }));
  const outputs = (Array.isArray(built) ? built : 'output' in built ? [built] : []).flatMap(({ output }) => output);
  const chunks = new Map(outputs.flatMap((output) => (output.type === 'chunk' ? [[output.fileName, output] as const] : [])));
  const size = sizes(outputs);
  const entry = [...chunks.values()].find(({ isEntry, facadeModuleId }) => isEntry && facadeModuleId?.endsWith('index.html'));
  if (entry === undefined) throw new Error('The build has no entry');
  return [...chunks.values()]
    .filter(({ isDynamicEntry, facadeModuleId }) => isDynamicEntry && facadeModuleId?.endsWith('-page.tsx'))
    .map((chunk) => {
      const files = [...withImports(chunks, [entry.fileName, chunk.fileName]), wordsOf(chunks, size)].flatMap((file) => [
        file,
        ...stylesOf(chunks.get(file)),
      ]);
      const sized = [...new Set(files)].map((file) => ({ file, gzipBytes: size(file) })).sort((a, b) => b.gzipBytes - a.gzipBytes);
      return {
        screen: (chunk.facadeModuleId ?? '').replace(/^.*\/src\//, ''),
        gzipBytes: sized.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0),
        files: sized,
      };
    });
}

/** The app's own words of one language, the longer one: fetched before anything is drawn, though nothing imports it by name. */
function wordsOf(chunks: ReadonlyMap<string, Rolldown.OutputChunk>, size: (file: string) => number): string {
  const [longest] = [...chunks.values()]
    .filter(({ facadeModuleId }) => /\/src\/words\/[\w-]+\.json$/.test(facadeModuleId ?? ''))
    .map(({ fileName }) => fileName)
    .sort((a, b) => size(b) - size(a));
  if (longest === undefined) throw new Error('The words are not fetched by themselves');
  return longest;
}

/** Vite keeps the environment it finds, and a test's would bring the developer's edition of every library. */
async function asInProduction<Value>(work: () => Promise<Value>): Promise<Value> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    return await work();
  } finally {
    process.env['NODE_ENV'] = before;
  }
}

function withImports(chunks: ReadonlyMap<string, Rolldown.OutputChunk>, from: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...(chunks.get(file)?.imports ?? []));
  }
  return seen;
}

function stylesOf(chunk: Rolldown.OutputChunk | undefined): readonly string[] {
  return [...(chunk?.viteMetadata?.importedCss ?? [])];
}

function sizes(outputs: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): (file: string) => number {
  const bytes = new Map(outputs.map((output) => [output.fileName, gzipSync(output.type === 'chunk' ? output.code : output.source).length]));
  return (file) => bytes.get(file) ?? 0;
}
