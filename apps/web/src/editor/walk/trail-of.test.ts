import { instantOf } from '@magpie/calendar';
import { compileJourney } from '@magpie/journey';
import { walkPerson } from '@magpie/journey/walk';
import { kinds, qixiJourney } from '@magpie/nodes';
import { describe, expect, it } from 'vitest';
import { askedOf } from './asked-of.ts';
import { attributesOf, newcomer, personOf, type Subject } from './subject.ts';
import { trailOf } from './trail-of.ts';

const document = qixiJourney({ id: 'qixi', locale: 'zh-CN' });
const compiled = compileJourney(document, kinds);
if (!compiled.ok) throw new Error('The Qixi journey compiles');
const plan = compiled.value;
const zone = 'Asia/Shanghai';
const anchorDates = ['2027-08-08', '2026-08-19'];
const at = (date: string, time: string): number => instantOf({ date, time, zone });
const startAt = at('2027-07-24', '09:00');

function walkOf(subject: Subject, bought: number | null) {
  const deeds = bought === null ? [] : [{ id: 1, event: 'Order Completed', occurredAt: bought, key: '', value: 9_900, properties: [] }];
  return walkPerson(plan, personOf(subject, { plan, zone, anchorDates, deeds, about: '', startAt }), {
    startAt,
    until: startAt + 1e11,
    enterAsOf: startAt,
    sending: null,
  });
}

/** A made-up person whom the split draws into the messages. */
function takingPart(): Subject {
  for (let number = 1; ; number++) {
    const subject: Subject = { type: 'invented', invented: { ...newcomer, number } };
    if (walkOf(subject, null).steps.some(({ node, outcome }) => node === 'holdout' && outcome === 'take-part')) return subject;
  }
}

describe('a made-up person', () => {
  it('is asked for what the journey reads', () => {
    expect(askedOf(plan)).toEqual({ attributes: ['name'], tags: [], events: ['Order Completed'] });
  });

  it('can be reached and goes the buyers’ way when they are supposed to buy', () => {
    const walk = walkOf(takingPart(), at('2027-08-08', '15:30'));
    expect(walk.steps.map(({ outcome }) => outcome)).toEqual([
      'entered',
      'take-part',
      'intended',
      'intended',
      'intended',
      'matched',
      'saved',
      'granted',
    ]);
    expect(walk.entry?.met).toBe(false);
  });

  it('has numbers for what looks like one', () => {
    expect(
      attributesOf({ type: 'invented', invented: { ...newcomer, attributes: { points: '120', city: '杭州', note: '', code: '0012x' } } }),
    ).toEqual({
      points: 120,
      city: '杭州',
      code: '0012x',
    });
  });
});

describe('a trail', () => {
  const walk = walkOf(takingPart(), null);

  it('leads over the edges that were taken, and stands at the end', () => {
    const { nodes, edges } = trailOf(walk, document, walk.steps.length);
    expect(nodes.at(-1)).toBe('not-bought');
    expect(edges.map((id) => document.edges.find((edge) => edge.id === id)?.to)).toEqual(nodes.slice(1));
  });

  it('shows as much as was asked for', () => {
    expect(trailOf(walk, document, 0)).toEqual({ nodes: ['entry'], edges: [] });
    expect(trailOf(walk, document, 2).nodes).toEqual(['entry', 'holdout', 'sms-14']);
  });
});
