import type { AttributeTest } from '../value-test.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads a test. What it holds is checked by the schema, as of every filter. */
export function readTest(reader: TokenReader): AttributeTest {
  if (reader.takes('is')) return { op: reader.oneOf(['known', 'empty']) === 'known' ? 'exists' : 'empty' };
  for (const op of ['=', '!='] as const) if (reader.takes(op)) return { op, value: readScalar(reader) };
  for (const op of ['>=', '>', '<=', '<'] as const) if (reader.takes(op)) return { op, value: reader.number() };
  for (const op of ['before', 'on', 'after'] as const) if (reader.takes(op)) return { op, at: reader.date() };
  if (reader.takes('between')) {
    const from = reader.number();
    reader.needs('and');
    return { op: 'between', from, to: reader.number() };
  }
  if (reader.takes('not'))
    return reader.oneOf(['in', 'contains']) === 'in' ? { op: 'notIn', values: readValues(reader) } : { op: 'notContains', value: reader.text() };
  if (reader.takes('in')) {
    if (reader.sees('(')) return { op: 'in', values: readValues(reader) };
    return { op: 'inDays', days: readDays(reader) };
  }
  if (reader.takes('contains')) return { op: 'contains', value: reader.text() };
  if (reader.takes('matches')) return { op: 'matches', value: reader.text() };
  for (const [word, op] of [
    ['starts', 'startsWith'],
    ['ends', 'endsWith'],
  ] as const)
    if (reader.takes(word)) {
      reader.needs('with');
      return { op, value: reader.text() };
    }
  if (reader.takes('within')) return { op: reader.oneOf(['last', 'next']) === 'last' ? 'withinLast' : 'withinNext', days: readDays(reader) };
  if (reader.takes('anniversary')) {
    const calendar = reader.oneOf(['solar', 'lunar']);
    const fromDays = reader.number();
    reader.needs('to');
    return { op: 'anniversary', calendar, fromDays, toDays: readDays(reader) };
  }
  if (reader.takes('day')) {
    reader.needs('of', 'year');
    const calendar = reader.oneOf(['solar', 'lunar']);
    const from = reader.monthDay();
    reader.needs('to');
    return { op: 'dayOfYear', calendar, from, to: reader.monthDay() };
  }
  return reader.fail(
    '= | != | >= | > | <= | < | between | in | not | contains | starts | ends | matches | is | before | on | after | within | anniversary | day',
  );
}

function readDays(reader: TokenReader): number {
  const days = reader.number();
  if (!reader.takes('day')) reader.needs('days');
  return days;
}

function readScalar(reader: TokenReader): string | number | boolean {
  if (reader.takes('true')) return true;
  if (reader.takes('false')) return false;
  return reader.peek().type === 'number' ? reader.number() : reader.text();
}

function readValues(reader: TokenReader): readonly (string | number)[] {
  const values: (string | number)[] = [];
  reader.needs('(');
  if (reader.takes(')')) return values;
  do values.push(reader.peek().type === 'number' ? reader.number() : reader.text());
  while (reader.takes(','));
  reader.needs(')');
  return values;
}
