import { describe, expect, it } from 'vitest';
import { canConnect, ensureDatabase } from './index.ts';
import { asAdmin, testDatabase } from './testing/test-database.ts';

describe('ensureDatabase', () => {
  it('makes a database once, whatever its name', async () => {
    await using test = await testDatabase();
    const name = `${new URL(test.url).pathname.slice(1)} "二"`;
    const url = Object.assign(new URL(test.url), { pathname: `/${name}` }).toString();
    expect(await canConnect(url)).toBe(false);
    await ensureDatabase(test.url, name);
    await ensureDatabase(test.url, name);
    expect(await canConnect(url)).toBe(true);
    await asAdmin(test.url, `drop database "${name.replaceAll('"', '""')}" with (force)`);
  });
});
