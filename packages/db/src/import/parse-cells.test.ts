import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMapping } from './mapping.ts';
import { dateReader } from './parse-date.ts';
import { currencyDigits, parseMoney } from './parse-money.ts';
import { RecordReader } from './read-records.ts';

const utc = ({ date, time }: { readonly date: string; readonly time: string }): number => Date.parse(`${date}T${time}:00Z`);

describe('dateReader', () => {
  it.each([
    ['yyyyMMdd', '19970101', '1997-01-01T00:00:00Z'],
    ['yyyy/M/d H:mm', '1997/01/01 00:00', null],
    ['MM/dd/yyyy HH:mm', '1/2/1997 9:05', '1997-01-02T09:05:00Z'],
    ['yyyy-MM-dd HH:mm:ss', '2026-12-31 23:59:58', '2026-12-31T23:59:58Z'],
    ['yyyy年MM月dd日', '2026年08月19日', '2026-08-19T00:00:00Z'],
    ['iso', '2026-08-19', '2026-08-19T00:00:00Z'],
    ['iso', '2026-08-19T09:00:00+08:00', '2026-08-19T01:00:00Z'],
    ['iso', '2026-08-19 09:00:30', '2026-08-19T09:00:30Z'],
    ['epoch-seconds', '1787101200', '2026-08-19T01:00:00Z'],
    ['epoch-milliseconds', '1787101200000', '2026-08-19T01:00:00Z'],
    ['yyyyMMdd', '1997011', null],
    ['yyyyMMdd', '19970229', null],
    ['yyyyMMdd', '00000000', null],
    ['yyyy-MM-dd', '0001-01-01', null],
    ['epoch-seconds', '99999999999', null],
    ['iso', 'yesterday', null],
    ['iso', '2026-02-31T00:00:00Z', null],
    ['iso', '2024-02-29T23:59:59Z', '2024-02-29T23:59:59Z'],
    ['iso', '2023-02-29T00:00:00+08:00', null],
    ['iso', '0000-01-01T00:00:00Z', null],
    ['iso', '2026-13-01', null],
    ['yyyy-MM-dd HH:mm', '2026-01-01 24:00', null],
    ['yyyy-MM-dd HH:mm', '2026-01-01 10:75', null],
    ['yyyy-MM-dd', '0000-02-31', null],
  ])('%s: %s', (pattern, text, wanted) => {
    expect(dateReader(pattern, 'UTC', utc)(text)).toBe(wanted === null ? null : Date.parse(wanted));
  });
});

describe('parseMoney', () => {
  const form = { decimal: '.', thousands: '', digits: 2 } as const;

  it('moves digits, exactly, for any amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: BigInt(Number.MAX_SAFE_INTEGER) }), (minor) => {
        const text = `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`;
        expect(parseMoney(text, form)).toEqual({ ok: true, value: minor });
      }),
      { seed: 3 },
    );
  });

  it('knows what it must not round, hold or guess', () => {
    expect(parseMoney('19.999', form)).toEqual({ ok: false, refusal: 'too-many-decimals' });
    expect(parseMoney('19.9900', form)).toEqual({ ok: true, value: 1999n });
    expect(parseMoney('1.234,5', { ...form, decimal: ',', thousands: '.' })).toEqual({ ok: true, value: 123_450n });
    expect(parseMoney('-0.00', form)).toEqual({ ok: true, value: 0n });
    expect(parseMoney('1e3', form)).toEqual({ ok: false, refusal: 'bad-value' });
    expect(parseMoney('', form)).toEqual({ ok: false, refusal: 'bad-value' });
    expect(['CNY', 'JPY', 'KWD'].map(currencyDigits)).toEqual([2, 0, 3]);
  });
});

describe('RecordReader', () => {
  const read = (lines: readonly string[]) => {
    const reader = new RecordReader({ type: 'delimited', delimiter: ',', quote: '"' }, 1000);
    return [...lines.flatMap((text, i) => reader.add({ number: i + 1, text, isCut: false })), ...reader.end()];
  };

  it('gives back what was written, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', '鹊'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { maxLength: 5 }), (rows) => {
        const text = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')).join('\n');
        const records = rows.length === 0 ? [] : read(text.split('\n'));
        expect(records.map((record) => ('fields' in record ? record.fields : record.reason))).toEqual(rows);
      }),
      { seed: 5 },
    );
  });

  it('blames the line whose quote nothing closes, and reads on behind it', () => {
    expect(read(['a,"b', 'c,d', 'e,f']).map((record) => [record.line, 'fields' in record ? record.fields : record.reason])).toEqual([
      [1, 'unclosed-quote'],
      [2, ['c', 'd']],
      [3, ['e', 'f']],
    ]);
  });
});

describe('parseMapping', () => {
  it('lists every mistake with its place', () => {
    expect(parseMapping('{')).toMatchObject({ ok: false, refusal: [expect.stringMatching(/^Not JSON/)] });
    const parsed = parseMapping(
      JSON.stringify({ version: 1, source: 'x', format: { type: 'whitespace' }, zone: '+08:00', currency: 'yuan', extra: 1 }),
    );
    expect(parsed.ok ? [] : parsed.refusal.map((line) => line.split(':')[0])).toEqual(['zone', 'currency', 'member', 'date', 'row', 'mapping']);
  });
});
