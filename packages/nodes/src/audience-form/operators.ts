import type { AttributeTest, DateTest, NumberTest, ValueTest } from '@magpie/audience';
import { localDateOf } from '@magpie/calendar';
import type { AudienceContext } from './builder-context.tsx';

export const valueOperators = [
  '=',
  '!=',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'endsWith',
  'matches',
  '>=',
  '>',
  '<=',
  '<',
  'between',
  'exists',
  'empty',
] as const satisfies readonly ValueTest['op'][];

export const dateOperators = [
  'withinLast',
  'withinNext',
  'inDays',
  'before',
  'on',
  'after',
  'anniversary',
  'dayOfYear',
] as const satisfies readonly DateTest['op'][];

export const numberOperators = ['>=', '>', '<=', '<', '=', '!='] as const satisfies readonly NumberTest['op'][];

export const sign: Readonly<Record<NumberTest['op'], string>> = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=', '!=': '≠' };

export function isDateOperator(op: AttributeTest['op']): op is DateTest['op'] {
  return dateOperators.some((one) => one === op);
}

/** A test with another operator that keeps of the value what the new one can hold. */
export function withOperator(test: AttributeTest, op: ValueTest['op']): ValueTest {
  const value = 'values' in test ? (test.values[0] ?? '') : 'value' in test ? test.value : '';
  const number = typeof value !== 'boolean' && value !== '' && Number.isFinite(Number(value)) ? Number(value) : 0;
  switch (op) {
    case 'exists':
    case 'empty':
      return { op };
    case 'in':
    case 'notIn':
      return { op, values: 'values' in test ? test.values : value === '' || typeof value === 'boolean' ? [] : [value] };
    case '=':
    case '!=':
      return { op, value };
    case '>=':
    case '>':
    case '<=':
    case '<':
      return { op, value: number };
    case 'between':
      return { op, from: number, to: number };
    default:
      return { op, value: String(value) };
  }
}

/** A fresh test of a date. */
export function newDateTest(op: DateTest['op'], { now, zone }: Pick<AudienceContext, 'now' | 'zone'>): DateTest {
  switch (op) {
    case 'before':
    case 'on':
    case 'after':
      return { op, at: localDateOf(now, zone) };
    case 'withinLast':
    case 'withinNext':
      return { op, days: 30 };
    case 'inDays':
      return { op, days: 0 };
    case 'anniversary':
      return { op, calendar: 'solar', fromDays: 0, toDays: 7 };
    case 'dayOfYear':
      return { op, calendar: 'solar', from: '01-01', to: '01-31' };
  }
}

/** `12` is a number, everything else a text. */
export function typed(text: string): string | number {
  return /^-?\d{1,15}(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text;
}
