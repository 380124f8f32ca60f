import { createHmac } from 'node:crypto';
import type { RunRef } from '../engine.ts';

/** Crockford's base 32: no I, L, O, U, so that a code can be read out and typed. https://www.crockford.com/base32.html */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const signs = 11;

/** Which grant is meant. */
export interface CouponPlace extends Pick<RunRef, 'runId'> {
  readonly node: string;
  /** Of the enrolment: the member's number where an audience enters at once. */
  readonly place: number;
}

/**
 * The code of a granted coupon, `XXXX-XXXX-XXXC`: 55 bits of an HMAC-SHA256 over run, node and enrolment under the workspace's key, and a check sign by
 * Luhn's algorithm modulo 32. Nobody without the key can guess one; the same grant has the same code for ever, so that it needs no row.
 */
export function couponCode(key: Uint8Array, { runId, node, place }: CouponPlace): string {
  const digest = createHmac('sha256', key)
    .update(JSON.stringify([runId, node, place]))
    .digest();
  const values = Array.from({ length: signs }, (_, place) => (digest[place] ?? 0) & 31);
  const code = [...values, checkValue(values)].map((value) => alphabet[value]).join('');
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/** Luhn modulo N: from the right, every other value doubled, the digits of each in base N added up. It notices every wrong sign and most swapped ones. */
function checkValue(values: readonly number[]): number {
  const base = alphabet.length;
  const sum = values.toReversed().reduce((total, value, place) => {
    const weighted = place % 2 === 0 ? value * 2 : value;
    return total + Math.floor(weighted / base) + (weighted % base);
  }, 0);
  return (base - (sum % base)) % base;
}
