import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { migrate } from '@magpie/db/migrate';
import { expect, it } from 'vitest';
import { commandDatabase } from '../import/command-database.ts';
import { checkoutFolder } from '../services/checkout-folder.ts';

it.each([
  ['export', ['members', '--out', 'out.csv']],
  ['audience', ['list']],
] as const)('takes the database of the product’s own folder for `%s`, wherever it is called', async (command, rest) => {
  const folder = await mkdtemp(join(tmpdir(), 'magpie-home-'));
  // As root the server runs as another user, who must be able to walk in.
  await chmod(folder, 0o755);
  const [home, elsewhere] = [join(folder, 'home'), join(folder, 'elsewhere')];
  await mkdir(home, { mode: 0o755 });
  await mkdir(elsewhere, { mode: 0o755 });
  try {
    await using database = await commandDatabase({}, home);
    await migrate(database.url);
    const main = join(checkoutFolder, 'apps', 'cli', 'src', 'main.ts');
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, command, ...rest, '--workspace', 'nowhere'], {
      cwd: elsewhere,
      env: { ...process.env, DATABASE_URL: '', MAGPIE_HOME: home },
    });
    const [told] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect({ code: child.exitCode, told: told.trim() }).toEqual({ code: 64, told: 'There is no workspace "nowhere".' });
    expect(await readdir(elsewhere)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
