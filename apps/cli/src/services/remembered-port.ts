import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@magpie/db/cluster';
import { z } from 'zod';

const schema = z.record(z.string(), z.number().int().positive());

/**
 * A free port for a service, the same from start to start as long as nobody else takes it: links and settings go on working. Never one that another
 * service remembers, which may not run yet.
 */
export async function rememberedPort(home: string, name: string, preferred = 0): Promise<number> {
  for (let wanted = read(home)[name] ?? preferred; ; wanted = 0) {
    const port = await freePort(wanted);
    // Read again, since others may have chosen theirs meanwhile; from here on nothing waits.
    const known = read(home);
    if (Object.entries(known).some(([other, its]) => other !== name && its === port)) continue;
    const draft = join(home, `ports.json.${process.pid}`);
    writeFileSync(draft, JSON.stringify({ ...known, [name]: port }));
    renameSync(draft, join(home, 'ports.json'));
    return port;
  }
}

function read(home: string): Readonly<Record<string, number>> {
  try {
    return schema.parse(JSON.parse(readFileSync(join(home, 'ports.json'), 'utf8')));
  } catch {
    return {};
  }
}
