import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { importFile } from './import-file.ts';
import { importRoom, instantOf, mappingOf } from './import-room.ts';
import { parseMapping } from './mapping.ts';

// By hand with the whole number: MAGPIE_FUZZ_ROWS=100000 npx vitest run packages/db/src/import/fuzz.test.ts
const rows = Number(process.env['MAGPIE_FUZZ_ROWS'] ?? 1_500);
const seed = Number(process.env['MAGPIE_SEED'] ?? 7);
const rowsOfFile = 500;

/** Texts that have broken doors before. */
const nasty = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\uFEFF',
    '\uFFFD',
    "'; drop table event; --",
    '$1',
    '\\.',
    '\\N',
    '__proto__',
    'constructor',
    '=cmd()',
    '+1+1',
    '@SUM(A1)',
    '{{x}}',
    '${x}',
    '0000-01-01',
    '2026-02-31',
    '2026-03-29T02:30:00',
    '2026-02-31T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '1e400',
    '-0',
    '99999999999999999999',
    '99999999999',
    '0.0001',
    '12,50',
    'a"b',
    '""',
    '"',
    'a,b',
    'x'.repeat(201),
    '汉'.repeat(1_200),
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ maxLength: 20 }),
);
const either = (usual: fc.Arbitrary<string>) => fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: nasty });
const row = fc.record({
  no: either(fc.integer({ min: 0, max: 400 }).map((id) => `n${id}`)),
  who: either(fc.integer({ min: 0, max: 40 }).map((id) => `m${id}`)),
  day: either(fc.constantFrom('2026-01-02', '2026-01-02T10:00:00', '2026-01-02T10:00:00Z')),
  paid: either(fc.constantFrom('1', '12.50', '0', '9999999.99')),
  pieces: either(fc.constantFrom('1', '2.5', '-1')),
  note: nasty,
  tags: nasty,
  phone: either(fc.constantFrom('13800138000', '+447911123456', '')),
  yes: either(fc.constantFrom('yes', 'no', '')),
});
type Row = typeof row extends fc.Arbitrary<infer Value> ? Value : never;
const columns = ['no', 'who', 'day', 'paid', 'pieces', 'note', 'tags', 'phone', 'yes'] as const satisfies readonly (keyof Row)[];

const about = {
  version: 1,
  source: 'fuzz',
  zone: 'Europe/London',
  currency: 'CNY',
  member: { column: 'who' },
  date: { column: 'day', pattern: 'iso' },
  attributes: { note: { column: 'note' }, agreed: { column: 'yes', type: 'boolean' } },
  addresses: { sms: { column: 'phone', countryCode: '86' }, openid: { column: 'tags', type: 'text' } },
  consents: [{ channel: 'sms', purpose: 'marketing', column: 'yes' }],
  tags: [{ column: 'tags' }],
};
const value = { column: 'paid' };
const whole = { type: 'order', id: { column: 'no' }, value };
const kinds = {
  orders: { row: whole, properties: { note: { column: 'note' } } },
  'rows without a key': { row: { ...whole, id: null } },
  events: { row: { type: 'event', name: 'Seen', id: { column: 'no' }, key: { column: 'tags' }, value } },
  members: { row: { type: 'member' } },
  'lines of orders': {
    row: {
      type: 'order-line',
      id: { column: 'no' },
      quantity: { column: 'pieces' },
      unitPrice: value,
      goods: { column: 'tags' },
      goodsName: { column: 'note' },
      cancelledPrefix: 'C',
    },
  },
} as const;
const delimited = { type: 'delimited', delimiter: ',' };

/** Rows as programs write them, and a share of them as nobody should. */
function csvOf(row: Row, spoilt: number): string {
  const cells = columns.map((column) => row[column].replaceAll(/[\r\n]/g, ' '));
  if (spoilt === 0) return cells.join(',');
  if (spoilt === 1) return `${cells.join(',')},more`;
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
}

describe.each(Object.entries(kinds))(`${rows} rows of any kind as %s`, (_, kind) => {
  it.each(['csv', 'json-lines'] as const)(
    'are in or refused, each with its line, from %s, and touch nobody else',
    async (format) => {
      await using test = await importRoom();
      const path = join(test.folder, 'rows');
      const rejectsPath = join(test.folder, 'rejects');
      const mapping = mappingOf({ ...about, ...kind, format: format === 'csv' ? delimited : { type: 'json-lines' } });
      const file = fc.array(fc.tuple(row, fc.integer({ min: 0, max: 12 })), { minLength: rowsOfFile, maxLength: rowsOfFile });
      await fc.assert(
        fc.asyncProperty(file, async (drawn) => {
          const lines =
            format === 'csv'
              ? [columns.join(','), ...drawn.map(([one, spoilt]) => csvOf(one, spoilt))]
              : drawn.map(([one, spoilt]) => (spoilt === 0 ? JSON.stringify(one).slice(0, 30) : JSON.stringify(one)));
          await writeFile(path, lines.join('\n'));
          const take = (isDryRun: boolean) => importFile(test.db, { workspaceId: 'tea', path, mapping, instantOf, rejectsPath, isDryRun });
          const foretold = await take(true);
          const report = await take(false);
          if (!report.ok || !foretold.ok) throw new Error(JSON.stringify([foretold, report]));
          const { read, imported, alreadyThere, rejected, skipped } = report.value;
          expect(read).toBe(imported + alreadyThere + rejected + skipped);
          expect(foretold.value).toMatchObject({ read, imported, alreadyThere, rejected, skipped, newMembers: report.value.newMembers });
          // Rows whose quotes are not closed may swallow the next; where all are closed, every line is counted.
          if (format === 'json-lines') expect(read).toBe(lines.length);
          const told = await readFile(rejectsPath, 'utf8');
          expect(told.match(/^\d+,[a-z-]+,/gm)?.length ?? 0).toBe(rejected);
          expect(told).not.toMatch(/^\d+,[a-z-]+,"?[=+@-]/m);
        }),
        { numRuns: Math.ceil(rows / rowsOfFile), seed, endOnFailure: true },
      );
      const others = await sql`
        select (select count(*)::int from event where workspace_id <> 'tea') + (select count(*)::int from member where workspace_id <> 'tea')
          + (select count(*)::int from goods where workspace_id <> 'tea') + (select count(*)::int from address where workspace_id <> 'tea') as rows`.execute(
        test.db,
      );
      expect(others.rows).toEqual([{ rows: 0 }]);
    },
    3_600_000,
  );
});

it(`takes ${rows} mapping files of any kind or lists what is wrong with them, and reads rows by whatever it took`, async () => {
  await using test = await importRoom();
  const path = join(test.folder, 'rows');
  await writeFile(path, `${columns.join(',')}\nn1,m1,2026-01-02,1,1,note,tag,+447911123456,yes\n`);
  const cell = fc.oneof(
    fc.constantFrom<unknown>({ column: 'no' }, { column: 'paid' }, null, 'no', {}, { column: '' }),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const spoils = fc.dictionary(
    fc.constantFrom(
      'version',
      'source',
      'format',
      'encoding',
      'header',
      'zone',
      'currency',
      'member',
      'date',
      'row',
      'properties',
      'tags',
      '__proto__',
    ),
    fc.oneof(
      cell,
      fc.constantFrom<unknown>(
        { type: 'delimited', delimiter: '"' },
        { type: 'delimited', delimiter: '\n', quote: null },
        { column: 'day', pattern: 'yyyy-MM-dd HH:mm HH:mm' },
        { column: 'day', pattern: 'yyyyMMdd(a+)+$' },
        { column: 'day', pattern: '\\yyyy[MM]dd' },
        { type: 'event', name: '{{x}}', id: null },
        { type: 'order-line', id: { column: 'no' }, quantity: { column: 'pieces' }, unitPrice: { column: 'paid' } },
        'Etc/GMT+12',
        'Nowhere/At_All',
        JSON.parse('{"__proto__":{"column":"no"}}'),
      ),
    ),
    { maxKeys: 2 },
  );
  await fc.assert(
    fc.asyncProperty(spoils, fc.integer({ min: 0, max: 2_000 }), async (spoilt, cut) => {
      const text = JSON.stringify({ ...about, row: whole, format: delimited, ...spoilt });
      const parsed = parseMapping(cut < 200 ? text.slice(0, cut) : text);
      if (!parsed.ok) {
        expect(parsed.refusal.length).toBeGreaterThan(0);
        return;
      }
      const report = await importFile(test.db, { workspaceId: 'tea', path, mapping: parsed.value, instantOf, isDryRun: true });
      if (!report.ok) expect(['unknown-columns', 'currency-differs']).toContain(report.refusal.code);
    }),
    { numRuns: rows, seed, endOnFailure: true },
  );
}, 3_600_000);
