import { instantOf } from '@magpie/calendar';
import { dayMs, hourMs } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import type { When } from './document.ts';
import type { KindRegistry } from './kind.ts';
import { scheduleOf } from './schedule.ts';
import { tinyJourney, tinyKinds, tinyNode } from './testing/tiny-kinds.ts';

const zone = 'Asia/Shanghai';
const ground = { anchorDate: '2026-08-19', zone, now: 0 };
const on = (date: string, time: string): number => instantOf({ date, time, zone });
const start = on('2026-07-30', '09:00');

const anchored = (offsetDays: number): When => ({ type: 'anchor', offsetDays, time: '10:00', zone: 'workspace', past: 'skip' });

describe('scheduleOf', () => {
  it('puts dated steps on their day, relative ones after what they follow, and the rest where people come', () => {
    const journey = tinyJourney(
      [
        tinyNode('in', 'entry'),
        tinyNode('dated', 'mark', { when: anchored(-14) }),
        tinyNode('later', 'mark', { when: { type: 'delay', amount: 36, unit: 'hours' } }),
        tinyNode('out', 'end'),
        tinyNode('loose', 'mark'),
      ],
      ['in.out>dated', 'dated.out>later', 'later.out>out'],
    );
    const dated = on('2026-08-05', '10:00');
    expect(Object.fromEntries(scheduleOf(journey, tinyKinds, ground))).toEqual({
      in: { arrives: start, at: start, spans: [], isTooLate: false },
      dated: { arrives: start, at: dated, spans: [{ type: 'wait', from: start, to: dated }], isTooLate: false },
      later: { arrives: dated, at: dated + 36 * hourMs, spans: [{ type: 'wait', from: dated, to: dated + 36 * hourMs }], isTooLate: false },
      out: { arrives: dated + 36 * hourMs, at: dated + 36 * hourMs, spans: [], isTooLate: false },
    });
  });

  it('takes the earliest of several ways, and marks a step whose moment is over before anybody comes', () => {
    const journey = tinyJourney(
      [
        tinyNode('in', 'entry'),
        tinyNode('fork', 'fork'),
        tinyNode('slow', 'mark', { when: { type: 'delay', amount: 3, unit: 'days' } }),
        tinyNode('late', 'mark', { when: anchored(-30) }),
        tinyNode('out', 'end'),
      ],
      ['in.out>fork', 'fork.yes>slow', 'fork.no>late', 'slow.out>out', 'late.out>out'],
    );
    const schedule = scheduleOf(journey, tinyKinds, ground);
    expect(schedule.get('late')).toMatchObject({ arrives: start, at: on('2026-07-20', '10:00'), isTooLate: true });
    expect(schedule.get('slow')).toMatchObject({ at: start + 3 * dayMs });
  });

  it('moves with the anchor, and does without one', () => {
    const journey = tinyJourney([tinyNode('in', 'entry'), tinyNode('dated', 'mark', { when: anchored(0) })], ['in.out>dated']);
    expect(scheduleOf(journey, tinyKinds, { ...ground, anchorDate: '2027-08-08' }).get('dated')?.at).toBe(on('2027-08-08', '10:00'));
    expect(scheduleOf(journey, tinyKinds, { ...ground, anchorDate: null }).get('dated')).toMatchObject({ arrives: 0, at: 0 });
  });

  it('puts a step that is not connected yet on its own date, and what follows it behind', () => {
    const journey = tinyJourney(
      [tinyNode('in', 'entry'), tinyNode('loose', 'mark', { when: anchored(-3) }), tinyNode('next', 'mark'), tinyNode('lost', 'mark')],
      ['loose.out>next'],
    );
    const at = on('2026-08-16', '10:00');
    expect(scheduleOf(journey, tinyKinds, ground).get('loose')).toEqual({ arrives: at, at, spans: [], isTooLate: false });
    expect(scheduleOf(journey, tinyKinds, ground).get('next')).toMatchObject({ at });
    expect(scheduleOf(journey, tinyKinds, ground).has('lost')).toBe(false);
  });

  it('leaves out what stands on a cycle or cannot be read', () => {
    const journey = tinyJourney(
      [tinyNode('in', 'entry'), tinyNode('a', 'mark'), tinyNode('b', 'mark'), tinyNode('odd', 'mark', { type: 'no-such-kind' })],
      ['in.out>a', 'a.out>b', 'b.out>a'],
    );
    expect([...scheduleOf(journey, tinyKinds, ground).keys()]).toEqual(['in']);
  });

  it('asks a kind once about each step, and again only about what has changed', () => {
    const work = (steps: number): readonly number[] => {
      const counted = countedKinds();
      const journey = longJourney(steps);
      const asked: number[] = [];
      const look = (document: typeof journey, onGround = ground): void => {
        const before = counted.asked();
        scheduleOf(document, counted.kinds, onGround);
        asked.push(counted.asked() - before);
      };
      look(journey);
      look(journey);
      look(journey, { ...ground, anchorDate: '2027-08-08' });
      look({ ...journey, nodes: journey.nodes.map((node, index) => (index === 7 ? { ...node, when: anchored(-3) } : node)) });
      return asked;
    };
    // Read, checked and compiled: three questions a step.
    expect(work(250)).toEqual([750, 0, 0, 3]);
    expect(work(500)).toEqual([1_500, 0, 0, 3]);
  });
});

function longJourney(steps: number): ReturnType<typeof tinyJourney> {
  const ids = Array.from({ length: steps - 1 }, (_, index) => `n${index}`);
  return tinyJourney(
    [tinyNode('in', 'entry'), ...ids.map((id) => tinyNode(id, 'mark'))],
    ids.map((id, index) => `${ids[index - 1] ?? 'in'}.out>${id}`),
  );
}

/** The tiny kinds, counting what they are asked. */
function countedKinds(): { readonly kinds: KindRegistry; asked(): number } {
  let asked = 0;
  const counting =
    <Given extends readonly unknown[], Answer>(answer: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      asked += 1;
      return answer(...given);
    };
  const kinds = Object.fromEntries(
    Object.entries(tinyKinds).map(([type, kind]) => [
      type,
      { ...kind, ports: counting(kind.ports), check: counting(kind.check), compile: counting(kind.compile) },
    ]),
  );
  return { kinds, asked: () => asked };
}
