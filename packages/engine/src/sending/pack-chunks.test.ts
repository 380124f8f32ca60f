import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packChunks } from './pack-chunks.ts';

const entry = fc.record({ address: fc.integer({ min: 0, max: 20 }).map(String), id: fc.integer() });

describe('packChunks', () => {
  it('keeps everybody, fills no chunk beyond its size, and names an address once in each', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 200 }), fc.integer({ min: 1, max: 30 }), (entries, size) => {
        const chunks = packChunks(entries, size);
        expect(chunks.flat().length).toBe(entries.length);
        expect(new Set(chunks.flat())).toEqual(new Set(entries));
        for (const chunk of chunks) {
          expect(chunk.length).toBeGreaterThan(0);
          expect(chunk.length).toBeLessThanOrEqual(size);
          expect(new Set(chunk.map(({ address }) => address)).size).toBe(chunk.length);
        }
      }),
    );
  });
  it('packs in order where all addresses differ', () => {
    const entries = Array.from({ length: 250 }, (_, index) => ({ address: String(index) }));
    expect(packChunks(entries, 100).map((chunk) => chunk.map(({ address }) => Number(address)))).toEqual(
      [0, 100, 200].map((start) => Array.from({ length: Math.min(100, 250 - start) }, (_, index) => start + index)),
    );
  });
});
