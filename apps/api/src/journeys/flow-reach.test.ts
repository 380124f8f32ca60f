import { compileJourney } from '@magpie/journey';
import { kinds, qixiJourney } from '@magpie/nodes';
import { templates } from '@magpie/nodes/templates';
import { describe, expect, it } from 'vitest';
import { flowReach, type GateGround } from './flow-reach.ts';

it('says whom a message does not reach, by the reason that comes first in the gate', async () => {
  const compiled = compileJourney(qixiJourney({ id: 'q', locale: 'en' }), kinds);
  if (!compiled.ok) throw new Error('The template compiles');
  const nodes = await flowReach(compiled.value, async (filter, options) =>
    JSON.stringify(filter).includes('"consent"') ? 700 : options === undefined ? 1_000 : 900,
  );
  const message = nodes['sms-14'];
  const reach = message?.reach ?? 0;
  const { intended = 0, unreachable = 0 } = message?.byOutcome ?? {};
  expect(intended + unreachable).toBe(reach);
  expect(unreachable).toBeGreaterThan(0);
  expect(message?.excluded).toEqual({ 'no-address': Math.round(unreachable / 3), 'no-consent': unreachable - Math.round(unreachable / 3) });
});

it('counts who would enter each time by a schedule, and says nothing of who comes one by one', async () => {
  const reachOf = async (id: 'monthly-day' | 'welcome') => {
    const compiled = compileJourney(templates[id].draw({ id, locale: 'en', shop: 'Tea House' }), kinds);
    if (!compiled.ok) throw new Error('The template compiles');
    return flowReach(compiled.value, async () => 1_000);
  };
  const scheduled = await reachOf('monthly-day');
  expect(scheduled['entry']?.reach).toBe(1_000);
  expect(scheduled['holdout']?.byOutcome).toEqual({ 'take-part': 900, holdout: 100 });
  const oneByOne = await reachOf('welcome');
  expect(oneByOne['entry']?.reach).toBe(null);
  expect(oneByOne['holdout']?.byOutcome ?? {}).toEqual({});
});

it('counts the same people once, however many messages go to them', async () => {
  const compiled = compileJourney(qixiJourney({ id: 'q', locale: 'en' }), kinds);
  if (!compiled.ok) throw new Error('The template compiles');
  const asked: string[] = [];
  const nodes = await flowReach(
    compiled.value,
    async (...question) => {
      asked.push(JSON.stringify(question));
      return 1_000;
    },
    {
      startAt: Date.parse('2027-07-24T09:00+08:00'),
      anchorDate: '2027-08-08',
      zone: 'Asia/Shanghai',
      rules: { quietHours: null, hourlyCeiling: 6 },
      countByZone: async (...question) => {
        asked.push(JSON.stringify(question));
        return new Map([['Asia/Shanghai', 900]]);
      },
    },
  );
  expect(Object.keys(nodes)).toEqual(expect.arrayContaining(['sms-14', 'sms-3', 'sms-0']));
  expect(asked).toHaveLength(3);
  expect(new Set(asked).size).toBe(3);
});

describe('what the gate will say', () => {
  const at = (day: string, time: string) => Date.parse(`${day}T${time}+08:00`);
  const reachOf = async (
    rules: GateGround['rules'],
    time = '22:00',
    zones: Readonly<Record<string, number>> = { 'Asia/Shanghai': 600, 'Europe/London': 100 },
  ) => {
    const document = qixiJourney({ id: 'q', locale: 'en' });
    const nodes = document.nodes.map((node) =>
      node.id === 'sms-14' && node.when?.type === 'anchor' ? { ...node, when: { ...node.when, time } } : node,
    );
    const compiled = compileJourney({ ...document, nodes }, kinds);
    if (!compiled.ok) throw new Error('The journey compiles');
    const ground: GateGround = {
      startAt: at('2027-07-24', '09:00'),
      anchorDate: '2027-08-08',
      zone: 'Asia/Shanghai',
      rules,
      countByZone: async () => new Map(Object.entries(zones)),
    };
    const reach = await flowReach(compiled.value, async (_filter, options) => (options === undefined ? 1_000 : 900), ground);
    return reach['sms-14'];
  };

  it('holds a message of the night until the morning where it is night', async () => {
    const message = await reachOf({ quietHours: { start: '21:00', end: '08:00' }, hourlyCeiling: 6 });
    const intended = message?.byOutcome?.['intended'] ?? 0;
    expect(intended).toBeGreaterThan(0);
    expect(message?.held).toEqual([{ people: Math.round((intended * 600) / 700), until: at('2027-07-26', '08:00') }]);
    expect(message?.kept).toBe(0);
  });

  it('drops what would be too late by then, for those people alone', async () => {
    const message = await reachOf({ quietHours: { start: '21:00', end: '20:59' }, hourlyCeiling: 6 }, '21:30');
    const intended = message?.byOutcome?.['intended'] ?? 0;
    // It is half past nine in Shanghai and half past two in London, and may go out within twelve hours.
    expect(message?.excluded).toMatchObject({ 'quiet-hours': Math.round((intended * 600) / 700) });
    expect(message?.kept).toBe(Math.round((intended * 600) / 700));
    expect(message?.held).toEqual([{ people: Math.round((intended * 100) / 700), until: Date.parse('2027-07-25T20:59+01:00') }]);
    const dropped = await reachOf({ quietHours: { start: '21:00', end: '20:59' }, hourlyCeiling: 0 }, '20:59');
    expect(dropped?.excluded).toMatchObject({ ceiling: dropped?.byOutcome?.['intended'] });
    expect(dropped?.kept).toBe(dropped?.byOutcome?.['intended']);
  });

  it('says nothing where nobody knows the rules, and holds nothing by day', async () => {
    expect((await reachOf({ quietHours: null, hourlyCeiling: 6 }))?.held).toEqual([]);
    expect((await reachOf({ quietHours: { start: '21:00', end: '08:00' }, hourlyCeiling: 6 }, '10:00', { 'Asia/Shanghai': 700 }))?.held).toEqual([]);
  });
});
