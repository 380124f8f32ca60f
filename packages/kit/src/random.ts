/** A seeded source of random numbers. The same seed gives the same sequence everywhere. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, below). */
  integer(below: number): number;
}

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded from a text by FNV-1a. Not for secrets. */
export function seededRandom(seed: string): Random {
  let a = fnv(seed, 0x811c9dc5);
  let b = fnv(seed, 0x01000193);
  let c = fnv(seed, 0x9e3779b9);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warm = 0; warm < 12; warm++) next();
  return { next, integer: (below) => Math.floor(next() * below) };
}

function fnv(text: string, basis: number): number {
  let hash = basis | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
