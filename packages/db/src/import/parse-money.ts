import { ok, refuse, type Result } from '@magpie/kit';

export type MoneyRefusal = 'bad-value' | 'negative-value' | 'too-many-decimals' | 'value-too-large';

export interface MoneyForm {
  readonly decimal: '.' | ',';
  readonly thousands: string;
  /** Decimals of the currency: 2 for CNY and USD, 0 for JPY, 3 for KWD. */
  readonly digits: number;
}

const amount = /^([+-]?)(\d{1,30})(?:\.(\d{0,30}))?$/;
const most = BigInt(Number.MAX_SAFE_INTEGER);

/** Decimal text to integer minor units, exactly: digits are moved as text, nothing is rounded. */
export function parseMoney(text: string, { decimal, thousands, digits }: MoneyForm): Result<bigint, MoneyRefusal> {
  // Spaces between thousands are narrow or fixed as often as not.
  const grouped = thousands === ' ' ? text.replaceAll(/\s/g, '') : thousands === '' ? text : text.replaceAll(thousands, '');
  const plain = decimal === '.' ? grouped : grouped.replace(decimal, '.');
  const found = amount.exec(plain);
  if (!found) return refuse('bad-value');
  const [, sign = '', whole = '0', fraction = ''] = found;
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return refuse('too-many-decimals');
  const minor = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  if (minor > most) return refuse('value-too-large');
  return sign === '-' && minor !== 0n ? refuse('negative-value') : ok(minor);
}

/** How many decimals a currency has (ISO 4217, as the runtime knows it). */
export function currencyDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
