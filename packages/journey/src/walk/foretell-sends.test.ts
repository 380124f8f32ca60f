import { describe, expect, it } from 'vitest';
import { planOf } from '../testing/plan-of.ts';
import { foretellSends, type Receiver } from './foretell-sends.ts';

const plan = planOf({
  sms: { op: 'send', sendByHours: 24 },
  soon: { op: 'send', sendByHours: 4 },
  service: { op: 'send', purpose: 'service', sendByHours: 24 },
  end: { op: 'end' },
});
const at = (time: string) => Date.parse(`2027-08-08T${time}+08:00`);
const day = 86_400_000;
const receiver: Receiver = {
  zone: 'Asia/Shanghai',
  rules: { quietHours: { start: '21:00', end: '08:00' }, hourlyCeiling: 2 },
  reach: () => null,
};

describe('foretelling what the gate will say', () => {
  it('lets out at once what is meant by day', () => {
    expect(foretellSends(plan, [{ op: 0, at: at('10:00') }], receiver)).toEqual([
      { op: 0, meantAt: at('10:00'), heldUntil: null, kept: null, at: at('10:00') },
    ]);
  });

  it('holds until the morning what is meant at night, and drops what would be too late by then', () => {
    expect(
      foretellSends(
        plan,
        [0, 1, 2].map((op) => ({ op, at: at('23:00') })),
        receiver,
      ),
    ).toEqual([
      { op: 0, meantAt: at('23:00'), heldUntil: at('08:00') + day, kept: null, at: at('08:00') + day },
      { op: 1, meantAt: at('23:00'), heldUntil: null, kept: 'suppressed:quiet-hours', at: at('23:00') },
      { op: 2, meantAt: at('23:00'), heldUntil: null, kept: null, at: at('23:00') },
    ]);
  });

  it('goes by the night where the person is', () => {
    const [told] = foretellSends(plan, [{ op: 0, at: at('23:00') }], { ...receiver, zone: 'Europe/London' });
    expect(told).toMatchObject({ heldUntil: null, kept: null });
  });

  it('counts what was held among those of the hour in which it goes out, and stops what is over the ceiling', () => {
    const meant = [
      { op: 0, at: at('22:00') },
      { op: 0, at: at('23:00') },
      { op: 0, at: at('08:30') + day },
      { op: 0, at: at('09:00') + day },
    ];
    expect(foretellSends(plan, meant, receiver).map(({ kept, at: instant }) => [kept, instant - day])).toEqual([
      [null, at('08:00')],
      [null, at('08:00')],
      ['suppressed:ceiling', at('08:30')],
      [null, at('09:00')],
    ]);
  });

  it('asks for consent again when a held message goes out', () => {
    const withdrawn: Receiver = { ...receiver, reach: (_op, instant) => (instant >= at('08:00') + day ? 'no-consent' : null) };
    expect(foretellSends(plan, [{ op: 0, at: at('23:00') }], withdrawn)).toMatchObject([{ kept: 'suppressed:no-consent', at: at('08:00') + day }]);
  });
});
