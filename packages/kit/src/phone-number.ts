const e164 = /^\+[1-9]\d{6,14}$/;

/** Whether a text is an international number as ITU-T E.164 writes it: `+`, country code, at most 15 digits, no separators. */
export function isPhone(text: string): boolean {
  return e164.test(text);
}

/**
 * The E.164 form of a number as people write it: separators dropped, `00` read as `+`, a bare national number given the country code
 * (`86` for a Chinese mobile). Null when it is no number, or a national one and no country code is given.
 */
export function normalisePhone(text: string, countryCode?: string): string | null {
  const digits = text.normalize('NFKC').replaceAll(/[\s().\u2010-\u2015-]/g, '');
  const international = digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
  const national = countryCode === undefined ? '' : `+${countryCode}${international.replace(/^0/, '')}`;
  const full = international.startsWith('+') ? international : national;
  return isPhone(full) ? full : null;
}
