import { utf8 } from './utf8.ts';

/** A sticky, evenly spread draw for a key: a fraction in [0, 1) of 53 bits, from two MurmurHash3 with different seeds. Not for secrets. */
export function stickyFraction(key: string): number {
  const bytes = utf8(key);
  return (hash(bytes, 0x5bd1e995) * 2 ** 21 + (hash(bytes, 0x1b873593) >>> 11)) / 2 ** 53;
}

/** MurmurHash3 x86 32-bit (Austin Appleby, 2011) of a UTF-8 text. */
export function murmur3(text: string, seed: number): number {
  return hash(utf8(text), seed);
}

function hash(bytes: Uint8Array, seed: number): number {
  let h = seed | 0;
  const whole = bytes.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    const k = (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24);
    h ^= mixed(k);
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let i = bytes.length - 1; i >= whole; i--) tail = (tail << 8) | (bytes[i] ?? 0);
  h ^= bytes.length > whole ? mixed(tail) : 0;
  h ^= bytes.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function mixed(k: number): number {
  const first = Math.imul(k, 0xcc9e2d51);
  return Math.imul((first << 15) | (first >>> 17), 0x1b873593);
}
