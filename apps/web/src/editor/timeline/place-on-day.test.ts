import { instantOf } from '@magpie/calendar';
import { scheduleOf } from '@magpie/journey';
import { kinds, qixiJourney } from '@magpie/nodes';
import { describe, expect, test } from 'vitest';
import { whenIn } from './day-cell.ts';
import { placeOnDay } from './place-on-day.ts';

const zone = 'Asia/Shanghai';
const document = qixiJourney({ id: 'qixi', locale: 'en' });
const nodes = scheduleOf(document, kinds, { anchorDate: '2027-08-08', zone, now: 0 });
const on = (date: string): number => instantOf({ date, time: '10:00', zone });

describe('placeOnDay', () => {
  test('a day between two messages is the way between them, in the lane that was pointed at', () => {
    const place = placeOnDay(document, nodes, { at: on('2027-07-30'), stage: 'convert' });
    const edge = document.edges.find(({ to }) => to === 'sms-3');
    expect(place).toEqual({ type: 'edge', edge: edge?.id, stage: 'convert' });
  });

  test('where several ways are open, or none, it stands beside the others in that lane', () => {
    const below = Math.max(...document.nodes.map(({ position }) => position.y));
    for (const date of ['2020-01-01', '2029-01-01']) {
      const place = placeOnDay(document, nodes, { at: on(date), stage: 'retain' });
      expect(place).toMatchObject({ type: 'canvas', stage: 'retain' });
      expect(place.type === 'canvas' && place.y > below).toBe(true);
    }
  });

  test('behind the end of what is drawn so far it goes on from there', () => {
    const begun = { ...document, nodes: document.nodes.slice(0, 1), edges: [] };
    const [entry] = begun.nodes;
    const place = placeOnDay(begun, scheduleOf(begun, kinds, { anchorDate: '2027-08-08', zone, now: 0 }), { at: on('2027-08-01'), stage: null });
    expect(place).toMatchObject({ type: 'port', node: entry?.id, stage: null });
  });
});

test('a day is kept by its distance from the anchor, and as a date where there is none', () => {
  const cell = { date: '2027-07-30', time: null, stage: 'seed' } as const;
  expect(whenIn(cell, '2027-08-08')).toEqual({ type: 'anchor', offsetDays: -9, time: '10:00', zone: 'workspace', past: 'skip' });
  expect(whenIn({ ...cell, time: '18:30' }, null)).toEqual({ type: 'date', date: '2027-07-30', time: '18:30', zone: 'workspace', past: 'skip' });
});
