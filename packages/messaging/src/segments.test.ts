import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segments } from './segments.ts';

describe('segments', () => {
  // The limits of 3GPP TS 23.038/23.040 as every carrier publishes them.
  it.each([
    ['', 'gsm-7', 1, 0, 160],
    ['Hello', 'gsm-7', 1, 5, 155],
    ['a'.repeat(160), 'gsm-7', 1, 160, 0],
    ['a'.repeat(161), 'gsm-7', 2, 161, 145],
    ['a'.repeat(306), 'gsm-7', 2, 306, 0],
    ['a'.repeat(307), 'gsm-7', 3, 307, 152],
    ['€', 'gsm-7', 1, 2, 158],
    ['€'.repeat(80), 'gsm-7', 1, 160, 0],
    ['€'.repeat(81), 'gsm-7', 2, 162, 143],
    ['{}[]~|\\^', 'gsm-7', 1, 16, 144],
    ['ç', 'ucs-2', 1, 1, 69],
    ['Ç', 'gsm-7', 1, 1, 159],
    ['汉'.repeat(70), 'ucs-2', 1, 70, 0],
    ['汉'.repeat(71), 'ucs-2', 2, 71, 63],
    ['汉'.repeat(134), 'ucs-2', 2, 134, 0],
    ['汉'.repeat(135), 'ucs-2', 3, 135, 66],
    ['😀'.repeat(35), 'ucs-2', 1, 70, 0],
  ] as const)('%j is %s × %i', (text, encoding, count, units, remaining) => {
    expect(segments(text)).toEqual({ encoding, count, units, remaining });
  });

  it('moves an escaped character to the next part rather than part it', () => {
    // 152 septets, then € (2): it does not fit into the 153rd.
    const text = 'a'.repeat(152) + '€' + 'a'.repeat(152);
    expect(segments(text)).toMatchObject({ units: 306, count: 3 });
    expect(segments('a'.repeat(306))).toMatchObject({ units: 306, count: 2 });
  });

  it('moves a surrogate pair to the next part rather than part it', () => {
    const text = '汉'.repeat(66) + '😀' + '汉'.repeat(66);
    expect(segments(text)).toMatchObject({ units: 134, count: 3 });
  });

  it('never needs fewer parts for a longer text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 50 }), (text, more) => {
        expect(segments(text + more).count).toBeGreaterThanOrEqual(segments(text).count);
      }),
    );
  });
});
