import { describe, expect, it } from 'vitest';
import { couponCode } from './coupon-code.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const key = Buffer.alloc(32, 7);

/** Luhn modulo 32 as a till would check it: over the whole code, the check sign counted once. */
function isWellFormed(code: string): boolean {
  const values = [...code.replaceAll('-', '')].map((sign) => alphabet.indexOf(sign)).toReversed();
  const sum = values.reduce((total, value, place) => {
    const weighted = place % 2 === 1 ? value * 2 : value;
    return total + Math.floor(weighted / 32) + (weighted % 32);
  }, 0);
  return values.every((value) => value >= 0) && sum % 32 === 0;
}

describe('couponCode', () => {
  it('is the same for the same grant, and another for any other member, node, run or workspace', () => {
    const grant = { runId: 'run_1', node: 'coupon', place: 12 };
    const codes = [grant, { ...grant, place: 13 }, { ...grant, node: 'coupon2' }, { ...grant, runId: 'run_2' }].map((each) => couponCode(key, each));
    codes.push(couponCode(Buffer.alloc(32, 8), grant));
    expect(new Set(codes).size).toBe(5);
    expect(couponCode(key, { ...grant })).toBe(codes[0]);
    expect(codes[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  });

  it('has a check sign that notices any one wrong sign', () => {
    const code = couponCode(key, { runId: 'run_1', node: 'coupon', place: 99 });
    expect(isWellFormed(code)).toBe(true);
    const wrong = [...code].flatMap((sign, place) =>
      sign === '-' ? [] : [...alphabet].filter((other) => other !== sign).map((other) => code.slice(0, place) + other + code.slice(place + 1)),
    );
    expect(wrong.filter(isWellFormed)).toEqual([]);
  });

  it('gives 100,000 members 100,000 codes', () => {
    expect(new Set(Array.from({ length: 100_000 }, (_, place) => couponCode(key, { runId: 'r', node: 'n', place }))).size).toBe(100_000);
  });
});
