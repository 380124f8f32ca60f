import fc from 'fast-check';
import { expect, it } from 'vitest';
import { majorOf } from './export-table.ts';
import { csvPieces } from './write-rows.ts';

const hostile = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '=1+1',
    '+86138',
    '-1',
    '@sum(1)',
    "'",
    "'=1",
    '＝1',
    '\t',
    '\r',
    '\n',
    '\r\n',
    'a\rb',
    'a\nb',
    '"',
    'a"b',
    ',',
    'x,y',
    '\uFEFF',
    '蓝牙',
    '😀',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

it('writes texts that come back as they were, and none that a spreadsheet takes for a formula', async () => {
  const columns = [
    { name: 'a', type: 'text' },
    { name: 'b', type: 'text' },
    { name: 'n', type: 'decimal' },
  ] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.option(hostile), fc.option(hostile), fc.constantFrom('-5', '0.05', null)), { maxLength: 20 }),
      async (rows) => {
        const text = await collect(csvPieces(columns, pagesOf(rows)));
        const parsed = parse(text);
        expect(parsed[0]).toEqual(['a', 'b', 'n']);
        for (const [index, row] of rows.entries()) {
          const cells = parsed[index + 1] ?? [];
          expect(cells.slice(0, 2).map((cell) => (cell?.startsWith("'") === true ? cell.slice(1) : cell))).toEqual(row.slice(0, 2));
          expect(cells[2]).toBe(row[2]);
          for (const cell of cells.slice(0, 2)) expect(cell ?? '').not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        }
        expect(parsed.length).toBe(rows.length + 1);
      },
    ),
  );
});

it('moves the point of money as text', () => {
  expect([majorOf(5n, 2), majorOf(-5n, 2), majorOf(123_456n, 2), majorOf(7n, 0), majorOf('1234.5678', 2), majorOf(null, 2), majorOf(1n, 3)]).toEqual([
    '0.05',
    '-0.05',
    '1234.56',
    '7',
    '12.345678',
    null,
    '0.001',
  ]);
});

async function* pagesOf<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

async function collect(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** As RFC 4180 reads it; a cell that is empty and not quoted is missing. */
function parse(text: string): (string | null)[][] {
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  let place = 1;
  expect(text.startsWith('\uFEFF')).toBe(true);
  while (place < text.length) {
    let cell: string | null = null;
    if (text[place] === '"') {
      const found = /"((?:[^"]|"")*)"/y;
      found.lastIndex = place;
      const [whole = '', inner = ''] = found.exec(text) ?? [];
      cell = inner.replaceAll('""', '"');
      place += whole.length;
    } else {
      const found = /[^,\r\n]*/y;
      found.lastIndex = place;
      const [whole = ''] = found.exec(text) ?? [];
      cell = whole === '' ? null : whole;
      place += whole.length;
    }
    row.push(cell);
    if (text[place] === ',') place += 1;
    else {
      expect(text.slice(place, place + 2)).toBe('\r\n');
      place += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
