import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReference, referenceOf } from './message-reference.ts';

describe('message references', () => {
  it('are read back as they were written, whatever a node is called', () => {
    const runId = fc.stringMatching(/^[a-z0-9_-]+$/);
    const batch = fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n }).map(String);
    fc.assert(
      fc.property(runId, batch, fc.nat(), fc.string({ minLength: 1 }), (run, number, memberNo, node) => {
        const place = { runId: run, batch: number, memberNo, node };
        expect(parseReference(referenceOf(place))).toEqual(place);
      }),
    );
  });
  it.each(['', 'x', '1-2', 'run.1.2', 'run.1.2.', '.1.2.n', 'run.one.2.n', 'run.1.-2.n', 'run.01.2.n', `run.${'9'.repeat(30)}.2.n`])(
    '%j is none of ours',
    (text) => expect(parseReference(text)).toBeNull(),
  );
});
