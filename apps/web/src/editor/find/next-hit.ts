import type { Hit } from './find-hits.ts';

/** The next hit, or the one before; round at the ends. From none: the first, or the last backwards. Null without any. */
export function nextHit(hits: readonly Hit[], from: string | null, step: 1 | -1): Hit | null {
  const at = hits.findIndex(({ key }) => key === from);
  const start = at === -1 && step === -1 ? 0 : at;
  return hits[(start + step + hits.length) % Math.max(1, hits.length)] ?? null;
}
