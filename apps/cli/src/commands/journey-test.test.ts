import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkoutFolder } from '../services/checkout-folder.ts';

const journey = join(checkoutFolder, 'docs', 'examples', 'mothers-day.journey.json');
const example = join(checkoutFolder, 'docs', 'examples', 'mothers-day.cases.json');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function journeyTest(...args: readonly string[]): Promise<Ended> {
  const main = join(checkoutFolder, 'apps', 'cli', 'src', 'main.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', main, 'journey', 'test', ...args], { cwd: checkoutFolder }, (fault, out, err) =>
      resolve({ code: typeof fault?.code === 'number' ? fault.code : 0, out, err }),
    );
  });
}

describe('magpie journey test', () => {
  it('passes the example, and says in TAP where somebody goes otherwise', async () => {
    const passed = await journeyTest(journey, example);
    expect(passed).toMatchObject({ code: 0, err: '' });
    expect(passed.out).toContain('TAP version 14\n1..4\nok 1 - ');

    const folder = await mkdtemp(join(tmpdir(), 'magpie-cases-'));
    try {
      const changed = join(folder, 'changed.json');
      await writeFile(changed, (await readFile(example, 'utf8')).replaceAll('1998-05-07T10:00', '1998-05-07T11:00'));
      const failed = await journeyTest(journey, changed);
      expect(failed.code).toBe(1);
      expect(failed.out).toContain('# should leave sms-3 by intended at 1998-05-07T11:00; leaves sms-3 by intended at 1998-05-07T10:00');

      // What expects nothing fails, until what happens now is kept.
      const bare: { cases: { expect?: unknown }[] } = JSON.parse(await readFile(example, 'utf8'));
      for (const each of bare.cases) delete each.expect;
      await writeFile(changed, JSON.stringify(bare));
      expect((await journeyTest(journey, changed)).code).toBe(1);
      expect((await journeyTest('--write', journey, changed)).code).toBe(0);
      expect(JSON.parse(await readFile(changed, 'utf8'))).toEqual(JSON.parse(await readFile(example, 'utf8')));

      await writeFile(changed, '{"format": 1, "zone": "Mars/Base", "cases": [{"name": "one"}]}');
      expect(await journeyTest(journey, changed)).toMatchObject({ code: 65, err: 'changed.json at zone: Invalid input\n' });
      expect((await journeyTest(journey, join(folder, 'none.json'))).code).toBe(66);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
