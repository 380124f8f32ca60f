import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as binding from '@prisma/schema-engine-wasm/schema_engine_bg';
import { charAwareFactory } from './char-aware-factory.ts';
import { readSchemaFiles } from './migration-files.ts';

/** Nothing is managed elsewhere. */
export const noFilters = { externalTables: [], externalEnums: [] };

/** Prisma's own schema engine, in WebAssembly: no download. Use with `using`. */
export async function openSchemaEngine(url: string): Promise<binding.SchemaEngine> {
  await loadOnce();
  const factory = bindMigrationAwareSqlAdapterFactory(charAwareFactory(new PrismaPg({ connectionString: url, max: 2, idleTimeoutMillis: 100 })));
  const files = await readSchemaFiles();
  return binding.SchemaEngine.new({ datamodels: files.map(({ path, content }) => [path, content]) }, () => undefined, factory);
}

let loading: Promise<void> | null = null;

/** Node 20 does not import .wasm files: the binding is given its module by hand. */
function loadOnce(): Promise<void> {
  loading ??= (async () => {
    const path = join(dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')), 'schema_engine_bg.wasm');
    const { instance } = await WebAssembly.instantiate(await readFile(path), { './schema_engine_bg.js': { ...binding } });
    binding.__wbg_set_wasm(instance.exports);
    const start = instance.exports['__wbindgen_start'];
    if (typeof start === 'function') start();
  })();
  return loading;
}
