import { describe, expect, it } from 'vitest';
import { compileJourney } from './compile-journey.ts';
import type { JourneyDocument, When } from './document.ts';
import { planHash } from './plan/plan-hash.ts';
import { tinyJourney, tinyKinds, tinyNode } from './testing/tiny-kinds.ts';

const [entry, fork, end] = [tinyNode('in', 'entry'), tinyNode('fork', 'fork'), tinyNode('end', 'end')];
const onDay: When = { type: 'anchor', offsetDays: -14, time: '10:00', zone: 'workspace', past: 'skip' };

/** One line an op: `index id op next` with a star where it records. */
const lines = (document: JourneyDocument): readonly string[] => {
  const compiled = compileJourney(document, tinyKinds);
  if (!compiled.ok) return compiled.refusal.map(({ code }) => code);
  return compiled.value.ops.map(
    (op, index) => `${index} ${op.id}${op.records ? '*' : ''} ${op.op} ${'next' in op ? JSON.stringify(op.next) : op.reason}`,
  );
};

describe('compileJourney', () => {
  it('lowers a graph with a merge and an open way to ops in order', () => {
    const mark = tinyNode('mark', 'mark', { when: onDay });
    expect(lines(tinyJourney([end, mark, fork, entry], ['in.out>fork', 'fork.yes>mark', 'mark.out>end']))).toEqual([
      '0 in* enter {"entered":1}',
      '1 fork* filter {"met":2,"unmet":5}',
      '2 mark.wait waitUntil {"reached":3,"skipped":4}',
      '3 mark* update {"updated":4}',
      '4 end end over',
      '5 ~end end completed',
    ]);
    expect(lines(tinyJourney([entry, fork, mark, end], ['in.out>fork', 'fork.yes>mark', 'fork.no>end', 'mark.out>end']))).toEqual([
      '0 in* enter {"entered":1}',
      '1 fork* filter {"met":2,"unmet":4}',
      '2 mark.wait waitUntil {"reached":3,"skipped":4}',
      '3 mark* update {"updated":4}',
      '4 end end over',
    ]);
  });

  it('leads into the wait of a timed step, and past a skipped one to its first way', () => {
    const document = tinyJourney(
      [entry, { ...fork, when: onDay }, tinyNode('mark', 'mark', { when: { type: 'delay', amount: 2, unit: 'days' } }), end],
      ['in.out>fork', 'fork.yes>mark', 'fork.no>end', 'mark.out>end'],
    );
    expect(lines(document)).toEqual([
      '0 in* enter {"entered":1}',
      '1 fork.wait waitUntil {"reached":2,"skipped":3}',
      '2 fork* filter {"met":3,"unmet":5}',
      '3 mark.wait delay {"reached":4}',
      '4 mark* update {"updated":5}',
      '5 end end over',
    ]);
  });

  it('makes the same plan of a journey with notes and frames', () => {
    const journey = tinyJourney([entry, end], ['in.out>end']);
    const note = { id: 'n', text: 'Ask', colour: 'blue', position: { x: 0, y: 0 }, size: { width: 9, height: 9 } } as const;
    const frame = { id: 'f', stage: 'seed', title: 'Warm-up', position: { x: 0, y: 0 }, size: { width: 9, height: 9 } } as const;
    expect(compileJourney({ ...journey, notes: [note], frames: [frame] }, tinyKinds)).toEqual(compileJourney(journey, tinyKinds));
  });

  it('writes the moments and the goal out', () => {
    const compiled = compileJourney(tinyJourney([entry, tinyNode('mark', 'mark', { when: onDay }), end], ['in.out>mark', 'mark.out>end']), tinyKinds);
    expect(compiled.ok && compiled.value).toEqual({
      format: 1,
      hash: compiled.ok ? planHash(compiled.value) : '',
      journeyId: 'journey',
      anchor: { type: 'date', date: '2026-08-19' },
      goal: { event: 'Order Completed', where: [], from: { type: 'anchor', offsetDays: 0, time: '00:00', zone: 'workspace' }, windowDays: 1 },
      ops: [
        { op: 'enter', id: 'in', node: 'in', records: true, audience: null, rule: 'once', at: null, next: { entered: 1 } },
        {
          op: 'waitUntil',
          id: 'mark.wait',
          node: 'mark',
          records: false,
          at: { type: 'anchor', offsetDays: -14, time: '10:00', zone: 'workspace' },
          past: 'skip',
          next: { reached: 2, skipped: 3 },
        },
        { op: 'update', id: 'mark', node: 'mark', records: true, addTags: ['seen'], removeTags: [], next: { updated: 3 } },
        { op: 'end', id: 'end', node: 'end', records: false, reason: 'over' },
      ],
    });
  });

  it('writes out a goal that is counted from each one’s own entry', () => {
    const goal = { event: 'Order Completed', where: [], from: 'entry', windowDays: 3 } as const;
    const compiled = compileJourney(tinyJourney([entry, end], ['in.out>end'], { goal }), tinyKinds);
    expect(compiled.ok && compiled.value.goal).toEqual({ ...goal, from: { type: 'entry' } });
  });

  it('leaves out what nobody comes to', () => {
    expect(lines(tinyJourney([entry, tinyNode('lost', 'mark'), end], ['in.out>end', 'lost.out>end']))).toEqual([
      '0 in* enter {"entered":1}',
      '1 end end over',
    ]);
  });

  it('gives the same hash wherever the nodes stand and whatever they are called', () => {
    const hashOf = (document: JourneyDocument): string => {
      const compiled = compileJourney(document, tinyKinds);
      return compiled.ok ? compiled.value.hash : 'refused';
    };
    const document = tinyJourney([entry, fork, end], ['in.out>fork', 'fork.yes>end']);
    const moved = {
      ...document,
      name: 'Other',
      nodes: document.nodes.map((node) => ({ ...node, name: 'x', stage: 'seed' as const, position: { x: 9, y: 9 } })),
    };
    expect(hashOf(moved)).toBe(hashOf(document));
    expect(hashOf({ ...document, nodes: [entry, { ...fork, when: onDay }, end] })).not.toBe(hashOf(document));
  });

  it('never compiles what has an error, and gives every problem back', () => {
    expect(lines(tinyJourney([entry, tinyNode('mark', 'mark', { config: { tag: '' } })], ['in.out>mark'], { goal: null }))).toEqual([
      'journey.no-goal',
      'mark.no-tag',
      'journey.unwired-port',
    ]);
  });
});
