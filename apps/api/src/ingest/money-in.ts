import { currencyDigits } from '@magpie/db';
import { Unreadable } from './dead-reason.ts';
import { type JsonObject, textIn } from './message-fields.ts';

const digitsOf = new Map<string, number>();

/** The currency that properties name, else the workspace's, with how many decimals it has. */
export function currencyIn(properties: JsonObject, workspaceCurrency: string): { readonly currency: string; readonly digits: number } {
  const named = textIn(properties, 'currency')?.toUpperCase() ?? workspaceCurrency;
  if (!/^[A-Z]{3}$/.test(named)) throw new Unreadable('bad-money', 'properties.currency', named);
  const digits = digitsOf.get(named) ?? currencyDigits(named);
  digitsOf.set(named, digits);
  return { currency: named, digits };
}

/**
 * An amount in major units, as number or decimal text, to minor units as a number; null where there is none. What JavaScript adds in the 16th digit
 * (0.1 + 0.2) is taken away; more decimals than `places` below the minor unit are refused, and so is less than nothing.
 */
export function minorUnitsOf(value: unknown, path: string, { digits, places }: { readonly digits: number; readonly places: number }): number | null {
  if (value === undefined || value === null || value === '') return null;
  const number = typeof value === 'string' && /^\s*\d{1,15}(?:\.\d{0,15})?\s*$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !(number >= 0) || number > largest) throw new Unreadable('bad-money', path, value);
  const scaled = number * 10 ** (digits + places);
  const whole = Math.round(scaled);
  if (Math.abs(scaled - whole) > Math.max(1e-4, scaled * 1e-12)) throw new Unreadable('bad-money', path, value);
  if (whole > Number.MAX_SAFE_INTEGER) throw new Unreadable('bad-money', path, value);
  return whole / 10 ** places;
}

/** A million million of the currency. */
const largest = 1e12;

/** The same in whole minor units. */
export function moneyOf(value: unknown, path: string, digits: number): bigint | null {
  const minor = minorUnitsOf(value, path, { digits, places: 0 });
  return minor === null ? null : BigInt(minor);
}
