import { describeFilter, evaluateFilter, type EventFact } from '@magpie/audience';
import { festivalOfYear, instantOf } from '@magpie/calendar';
import { checkJourney, compileJourney } from '@magpie/journey';
import { type Plan, runEnrolment } from '@magpie/journey/plan';
import { worldOf } from '@magpie/journey/testing';
import { describe, expect, it } from 'vitest';
import { kinds } from '../index.ts';
import { qixiJourney } from './qixi.ts';

const zone = 'Asia/Shanghai';
const qixi2026 = festivalOfYear('qixi', 2026);
const at = (date: string, time: string): number => instantOf({ date, time, zone });
const order = (date: string, time: string, value: number): EventFact => ({
  sequence: 1n,
  occurredAt: at(date, time),
  name: 'Order Completed',
  key: null,
  value,
  properties: {},
});

describe.each(['zh-CN', 'en'] as const)('the Qixi gift box (%s)', (locale) => {
  it('has nothing to complain about', () => {
    expect(checkJourney(qixiJourney({ id: 'qixi', locale }), kinds).filter(({ code }) => locale === 'zh-CN' || code !== 'sms-no-signature')).toEqual(
      [],
    );
  });

  it('stands in the columns of its stages, nothing upon anything', () => {
    const { nodes } = qixiJourney({ id: 'qixi', locale });
    const columns = ['plan', 'seed', 'convert', 'repurchase', 'retain'].map(
      (stage) => new Set(nodes.filter((node) => node.stage === stage).map(({ position }) => position.x)),
    );
    expect(columns.map(({ size }) => size)).toEqual([1, 1, 1, 1, 1]);
    const lefts = columns.flatMap((column) => [...column]);
    expect(lefts).toEqual(lefts.toSorted((left, right) => left - right));
    expect(new Set(nodes.map(({ position }) => `${position.x}|${position.y}`)).size).toBe(nodes.length);
  });
});

describe('the Qixi gift box', () => {
  it('compiles to this plan', () => {
    const { ops, goal } = plan();
    expect(ops.map((op, index) => `${index} ${op.id} ${op.op} ${'next' in op ? Object.values<number>(op.next).join(' ') : op.reason}`)).toEqual([
      '0 entry enter 1',
      '1 holdout split 2 4',
      '2 sms-14.wait waitUntil 3 5',
      '3 sms-14 send 5 5',
      '4 watch end 对照组：不收任何消息',
      '5 sms-3.wait waitUntil 6 7',
      '6 sms-3 send 7 7',
      '7 sms-0.wait waitUntil 8 9',
      '8 sms-0 send 9 9',
      '9 bought awaitEvent 10 11',
      '10 buyers save 12',
      '11 not-bought end 当日未购买',
      '12 coupon.wait waitUntil 13 14',
      '13 coupon grant 14',
      '14 done end 已发回购券',
    ]);
    expect(goal).toEqual({
      event: 'Order Completed',
      where: [],
      from: { type: 'anchor', offsetDays: -14, time: '00:00', zone: 'workspace' },
      windowDays: 15,
    });
  });

  it('is for those who bought in the 14 days before an earlier Qixi and spent more than 200 yuan in two years', () => {
    const enter = plan().ops[0];
    const audience = enter?.op === 'enter' ? enter.audience : null;
    const anchorDates = [2026, 2025, 2024].map((year) => festivalOfYear('qixi', year));
    expect(anchorDates).toEqual(['2026-08-19', '2025-08-29', '2024-08-10']);
    const meets = (events: readonly EventFact[]): boolean =>
      audience !== null &&
      evaluateFilter(
        audience,
        { events, tags: [], attributes: [], consents: [], cohorts: new Set() },
        { now: at('2026-08-04', '09:00'), watermark: null, zone, anchorDates },
      );
    expect(meets([order('2025-08-15', '00:00', 20_001)])).toBe(true);
    expect(meets([order('2025-08-15', '00:00', 20_000)])).toBe(false);
    expect(meets([order('2025-08-14', '23:59', 99_999)])).toBe(false);
    expect(meets([order('2025-08-29', '00:00', 99_999)])).toBe(false);
    expect(meets([order('2025-08-28', '23:59', 20_000), order('2026-01-01', '10:00', 1)])).toBe(true);
    expect(meets([order('2024-08-09', '12:00', 99_999)])).toBe(true);
    expect(audience && describeFilter(audience, { locale: 'zh-CN', currency: 'CNY', anchorName: '七夕', cohortNames: {} })).toBe(
      '近两年任一年七夕前 14 天内下过单，且近两年消费 > ¥200.00',
    );
  });

  it.each([
    [
      'who buys at midnight gets every message before and the last one none the less',
      order(qixi2026, '00:00', 100),
      ['send 3 08-05 10:00', 'send 6 08-16 10:00', 'send 8 08-19 09:00', 'save 10 08-19 09:00', 'grant 13 09-02 10:00'],
    ],
    [
      'who buys in the afternoon is saved when they buy',
      order(qixi2026, '15:30', 100),
      ['send 3 08-05 10:00', 'send 6 08-16 10:00', 'send 8 08-19 09:00', 'save 10 08-19 15:30', 'grant 13 09-02 10:00'],
    ],
    ['who buys a day late is not', order('2026-08-20', '00:00', 100), ['send 3 08-05 10:00', 'send 6 08-16 10:00', 'send 8 08-19 09:00']],
  ])('%s', (_, bought, expected) => {
    const compiled = plan();
    const member = personOf('take-part', bought);
    const run = runEnrolment(
      compiled,
      { startAt: at('2026-08-04', '09:00'), until: at('2026-10-01', '00:00'), instants: [bought.occurredAt] },
      worldOf(compiled, member, { foresight: false }),
    );
    expect(
      run.effects.map(({ type, op, at: when }) => `${type} ${op} ${new Date(when + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')}`),
    ).toEqual(expected);
    expect(run.position.due).toBeNull();
  });

  it('leaves the holdout alone', () => {
    const compiled = plan();
    const run = runEnrolment(
      compiled,
      { startAt: at('2026-08-04', '09:00'), until: at('2026-10-01', '00:00'), instants: [] },
      worldOf(compiled, personOf('holdout', order(qixi2026, '12:00', 1)), { foresight: true }),
    );
    expect(run).toMatchObject({ effects: [], position: { op: 4, due: null } });
  });
});

function plan(): Plan {
  const compiled = compileJourney(qixiJourney({ id: 'qixi', locale: 'zh-CN' }), kinds);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal));
  return compiled.value;
}

/** Somebody with a phone and consent whom the split draws into an arm. */
function personOf(arm: string, bought: EventFact): Parameters<typeof worldOf>[1] {
  const compiled = plan();
  for (let number = 0; ; number++) {
    const consent = { sequence: 1n, occurredAt: 0, channel: 'sms', purpose: 'marketing', given: true };
    const person = {
      externalId: `member-${number}`,
      startAt: 0,
      until: 0,
      anchorDate: qixi2026,
      workspaceZone: zone,
      zone,
      addressed: true,
      facts: { events: [bought], tags: [], attributes: [], consents: [consent], cohorts: new Set<string>() },
    };
    if (worldOf(compiled, person, { foresight: true }).answer({ type: 'arm', op: 1 }, 0) === arm) return person;
  }
}
