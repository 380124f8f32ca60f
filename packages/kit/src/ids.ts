import type { Random } from './random.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id such as `run_7k2m9q0c4xw3`: a kind and 12 characters of Crockford base 32 (60 bits). */
export function newId(kind: string, random: Random): string {
  let id = '';
  for (let i = 0; i < 12; i++) id += alphabet[random.integer(32)];
  return `${kind}_${id}`;
}
