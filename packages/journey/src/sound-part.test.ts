import { describe, expect, it } from 'vitest';
import { compileJourney } from './compile-journey.ts';
import type { JourneyDocument } from './document.ts';
import { soundPart } from './sound-part.ts';
import { tinyJourney, tinyKinds, tinyNode } from './testing/tiny-kinds.ts';

const [entry, fork, end] = [tinyNode('in', 'entry'), tinyNode('fork', 'fork'), tinyNode('end', 'end')];
const flawed = (id: string) => tinyNode(id, 'mark', { config: { tag: '' } });
const ways = (document: JourneyDocument | null): readonly string[] | null =>
  document?.edges.map(({ from, port, to }) => `${from}.${port}>${to}`) ?? null;

describe('soundPart', () => {
  it('leaves a sound journey as it is', () => {
    const whole = tinyJourney([entry, fork, end], ['in.out>fork', 'fork.yes>end']);
    expect(ways(soundPart(whole, tinyKinds))).toEqual(['in.out>fork', 'fork.yes>end']);
  });

  it('goes on behind steps with errors, also several in a row, and needs no name', () => {
    const draft = tinyJourney([entry, flawed('a'), flawed('b'), fork, end], ['in.out>a', 'a.out>b', 'b.out>fork', 'fork.yes>end']);
    const part = soundPart({ ...draft, name: '' }, tinyKinds);
    expect(ways(part)).toEqual(['in.out>fork', 'fork.yes>end']);
    expect(part && compileJourney(part, tinyKinds).ok).toBe(true);
  });

  it('drops a way that leads nowhere or round in a circle', () => {
    const draft = tinyJourney([entry, fork, flawed('a'), flawed('b'), end], ['in.out>fork', 'fork.yes>a', 'a.out>b', 'b.out>a', 'fork.no>end']);
    expect(ways(soundPart(draft, tinyKinds))).toEqual(['in.out>fork', 'fork.no>end']);
  });

  it('is nothing without an entry, or where ids are told apart by nobody', () => {
    expect(soundPart(tinyJourney([fork, end], ['fork.yes>end']), tinyKinds)).toBe(null);
    expect(soundPart(tinyJourney([entry, end, end], ['in.out>end']), tinyKinds)).toBe(null);
  });
});
