import { describe, expect, it } from 'vitest';
import { gate, type GateCase, type GateRules, quietRule } from './gate.ts';

const at = (time: string) => Date.parse(`2027-08-08T${time}+08:00`);
const person: GateCase = { address: '+8613800138000', agreed: true, zone: 'Asia/Shanghai', sentThisHour: 0, intendedAt: at('09:00') };
const night = { start: '21:00', end: '08:00' };
const rules = (now: number, more: Partial<GateRules> = {}): GateRules => ({
  now,
  sendByHours: 24,
  hourlyCeiling: 6,
  quietUntil: quietRule(night, now, 'marketing'),
  ...more,
});

describe('gate', () => {
  it.each([
    ['lets a message pass', {}, rules(at('09:00')), { type: 'pass' }],
    ['stops it without an address', { address: null, agreed: false }, rules(at('09:00')), { type: 'suppress', reason: 'suppressed:no-address' }],
    ['stops it without consent', { agreed: false }, rules(at('22:00')), { type: 'suppress', reason: 'suppressed:no-consent' }],
    ['holds it at night', {}, rules(at('22:00')), { type: 'hold', until: at('08:00') + 86_400_000 }],
    [
      'holds it until the very end of the night',
      {},
      rules(at('07:59') + 86_400_000, { sendByHours: 48 }),
      { type: 'hold', until: at('08:00') + 86_400_000 },
    ],
    ['lets it pass where the person is awake', { zone: 'Europe/London' }, rules(at('22:00')), { type: 'pass' }],
    ['drops what the night would make too late', {}, rules(at('22:00'), { sendByHours: 14 }), { type: 'suppress', reason: 'suppressed:quiet-hours' }],
    ['lets it pass at the last moment', {}, rules(at('10:00'), { sendByHours: 1 }), { type: 'pass' }],
    ['stops it after that', {}, rules(at('10:00') + 1, { sendByHours: 1 }), { type: 'suppress', reason: 'suppressed:expired' }],
    ['knows no limit where there is none', {}, rules(at('10:00') + 30 * 86_400_000, { sendByHours: null }), { type: 'pass' }],
    ['stops the seventh in an hour', { sentThisHour: 6 }, rules(at('09:00')), { type: 'suppress', reason: 'suppressed:ceiling' }],
    ['lets the sixth pass', { sentThisHour: 5 }, rules(at('09:00')), { type: 'pass' }],
  ] as const)('%s', (_name, known, asked, verdict) => expect(gate({ ...person, ...known }, asked)).toEqual(verdict));

  it('wakes for service messages', () => {
    expect(gate(person, rules(at('22:00'), { quietUntil: quietRule(night, at('22:00'), 'service') }))).toEqual({ type: 'pass' });
    expect(gate(person, rules(at('22:00'), { quietUntil: quietRule(null, at('22:00'), 'marketing') }))).toEqual({ type: 'pass' });
  });
});
