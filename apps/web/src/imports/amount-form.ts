/** How amounts are written: `1,234.56`, `1.234,56` or `1 234,56`. */
export type AmountForm = 'point' | 'comma' | 'comma-spaced';

/** The same in the words of the mapping. */
export const writtenAs: Readonly<Record<AmountForm, { readonly decimal: '.' | ','; readonly thousands: ',' | '.' | ' ' }>> = {
  point: { decimal: '.', thousands: ',' },
  comma: { decimal: ',', thousands: '.' },
  'comma-spaced': { decimal: ',', thousands: ' ' },
};

/** How these cells are most likely written. A comma before three digits parts thousands; before one or two, decimals. */
export function amountFormOf(cells: readonly string[]): AmountForm {
  const trimmed = cells.map((cell) => cell.trim());
  const withPoint = trimmed.filter((cell) => /\.\d{1,2}$/.test(cell)).length;
  const withComma = trimmed.filter((cell) => /,\d{1,2}$/.test(cell)).length;
  const isSpaced = trimmed.some((cell) => /^\d{1,3}(\s\d{3})+(,\d{1,2})?$/.test(cell));
  if (withComma > withPoint) return isSpaced ? 'comma-spaced' : 'comma';
  return isSpaced && withPoint === 0 ? 'comma-spaced' : 'point';
}
