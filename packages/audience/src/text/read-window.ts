import type { CalendarUnit, Window } from '../window.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads a window; ever, where none is to come. */
export function readWindow(reader: TokenReader): Window {
  const window = readTime(reader);
  if (!reader.takes('member')) return window;
  reader.needs('time');
  return window.type === 'absolute' || window.type === 'calendar' || window.type === 'dayOfYear' || window.type === 'workingDays'
    ? { ...window, zone: 'member' }
    : reader.fail('a window of days');
}

const units: readonly CalendarUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

function readTime(reader: TokenReader): Window {
  if (reader.takes('at')) {
    reader.needs('any', 'time');
    return { type: 'absolute', from: null, to: null };
  }
  if (reader.takes('until')) return { type: 'absolute', from: null, to: reader.date() };
  if (reader.takes('from')) {
    const from = reader.date();
    return { type: 'absolute', from, to: reader.takes('until') ? reader.date() : null };
  }
  if (reader.takes('in')) return reader.takes('last') ? readLast(reader) : readPeriod(reader);
  if (reader.takes('every')) {
    reader.needs('year');
    const calendar = reader.oneOf(['solar', 'lunar']);
    const from = reader.monthDay();
    reader.needs('to');
    const to = reader.monthDay();
    reader.needs('for');
    const years = reader.number();
    if (!reader.takes('year')) reader.needs('years');
    return { type: 'dayOfYear', calendar, from, to, years };
  }
  if (!reader.takes('around')) return { type: 'ever' };
  reader.needs('anchor');
  const fromDays = reader.number();
  reader.needs('to');
  const toDays = reader.number();
  reader.needs('years');
  const yearsBack: number[] = [];
  if (!reader.takes('none'))
    do yearsBack.push(reader.number());
    while (reader.takes(','));
  return { type: 'anchor', fromDays, toDays, yearsBack };
}

function readLast(reader: TokenReader): Window {
  const count = reader.number();
  if (reader.takes('working')) {
    if (!reader.takes('day')) reader.needs('days');
    return { type: 'workingDays', days: count };
  }
  const unit = reader.oneOf(['hours', 'hour', 'days', 'day', 'weeks', 'week', 'months', 'month']);
  switch (unit) {
    case 'hours':
    case 'hour':
      return { type: 'rolling', hours: count };
    case 'weeks':
    case 'week':
      return { type: 'rolling', weeks: count };
    case 'months':
    case 'month':
      return { type: 'rolling', months: count };
    default:
      return { type: 'rolling', days: count };
  }
}

function readPeriod(reader: TokenReader): Window {
  const known = reader.takes('this') ? 0 : reader.takes('previous') ? 1 : null;
  const unit = reader.oneOf(units);
  const back = known ?? reader.number();
  if (known === null) reader.needs('back');
  const period = { type: 'calendar', unit, back } as const;
  // "days" before an operator is what is measured.
  if (!reader.sees('days') || reader.peek(1).type !== 'number') return period;
  reader.needs('days');
  const from = reader.number();
  reader.needs('to');
  return { ...period, days: { from, to: reader.number() } };
}
