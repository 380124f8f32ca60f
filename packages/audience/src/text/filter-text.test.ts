import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Filter } from '../filter.ts';
import { anyFilterArbitrary } from '../testing/filter-arbitrary.ts';
import { parseFilterText } from './parse-filter-text.ts';
import { printFilter } from './print-filter.ts';

const unreadable = (line: number, column: number, expected: unknown) => ({
  ok: false,
  refusal: [{ code: 'audience.unreadable', severity: 'error', path: [], parameters: { line, column, expected } }],
});

describe('the text of a filter', () => {
  it('reads back to the same filter, and prints again to the same text', () => {
    fc.assert(
      fc.property(anyFilterArbitrary, (filter) => {
        const text = printFilter(filter);
        const parsed = parseFilterText(text);
        expect(parsed).toEqual({ ok: true, value: filter });
        expect(parsed.ok && printFilter(parsed.value)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is what a person would write', () => {
    const text = `# Qixi gift box: who came back last year
(
  did "Order Completed" around anchor -14 to 0 years 1, 2
  and did "Order Completed" ["category" in ("gift", "tea")] in last 730 days sum > 20000
)
and not (tag vip or cohort "buyers-2025")
and attribute birthday anniversary lunar 0 to 7 days
and sequence "Product Viewed" in last 30 days
  then not "Order Completed" within 3 days same product
and score frequency of "Order Completed" in last 12 months >= 4
and reachable for marketing by sms`;
    const parsed = parseFilterText(text);
    expect(parsed.ok && printFilter(parsed.value)).toMatchInlineSnapshot(`
      "(
        did "Order Completed" around anchor -14 to 0 years 1, 2
        and did "Order Completed" ["category" in ("gift", "tea")] in last 730 days sum > 20000
      )
      and not (
        tag "vip"
        or cohort "buyers-2025"
      )
      and attribute "birthday" anniversary lunar 0 to 7 days
      and sequence "Product Viewed" in last 30 days
        then not "Order Completed" within 3 days same "product"
      and score frequency of "Order Completed" in last 12 months >= 4
      and reachable for "marketing" by "sms"
      "
    `);
  });

  it.each<[string, number, number, string | RegExp]>([
    ['', 1, 1, /did/],
    ['tag vip and', 1, 12, /did/],
    ['tag vip\nand tag x or tag y', 2, 11, 'and | ( )'],
    ['did "Order Completed" in last 3 fortnights', 1, 33, /hours/],
    ['attribute city ~ 3', 1, 16, /=/],
    ['tag "unclosed', 1, 5, '"name"'],
    ['first "Order Completed" was = 3', 1, 32, 'a test of a day'],
    ['tag vip )', 1, 9, 'and | or | end of the text'],
  ])('says where %j cannot be read', (text, line, column, expected) => {
    expect(parseFilterText(text)).toEqual(unreadable(line, column, typeof expected === 'string' ? expected : expect.stringMatching(expected)));
  });

  it('says the line of a clause that reads but is no filter', () => {
    expect(parseFilterText('tag vip\nand did "x" in last 99999999 days')).toEqual({
      ok: false,
      refusal: [expect.objectContaining({ code: 'audience.malformed', parameters: expect.objectContaining({ line: 2, column: 5 }) })],
    });
  });

  it('refuses what nests without measure instead of falling over', () => {
    for (const text of ['('.repeat(100_000), 'not '.repeat(100_000), `${'not ('.repeat(30)}tag x${')'.repeat(30)}`, 'all('.repeat(50_000)])
      expect(parseFilterText(text).ok).toBe(false);
  });

  it('never throws, whatever is in it', () => {
    const words =
      'did first last tag not and or ( ) [ ] , in is "x" "Order Completed" 3 -1 2026-01-01 07-07 within days then same of = >= score run around anchor years every year lunar to for'.split(
        ' ',
      );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.constantFrom(...words), { maxLength: 20 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const parsed = parseFilterText(source);
        if (!parsed.ok) expect(parsed.refusal.length).toBeGreaterThan(0);
      }),
      { numRuns: 5_000 },
    );
    const filter: Filter = { type: 'tag', tag: 'x' };
    expect(parseFilterText(printFilter(filter)).ok).toBe(true);
  });
});
