import { unreachable } from '@magpie/kit';
import { addedAtMost, millionths } from '../six-decimals.ts';
import type { ValueTest } from '../value-test.ts';
import { likePattern } from '../wildcard.ts';
import type { Dialect } from './dialect.ts';
import { isoText } from './iso-text.ts';
import type { Parameters } from './parameters.ts';

/**
 * PostgreSQL: values are jsonb. Comparisons stay in jsonb, which orders any two values without an error; a cast guarded by `and` could be evaluated before
 * its guard, one guarded by `case` is not.
 */
export const postgres: Dialect = {
  types: { text: 'text', instant: 'timestamptz', instants: 'timestamptz[]', decimal: 'numeric', wide: 'numeric' },
  mergedApart: true,
  // Set operations, not joins: these read each side once whatever the planner expects, where a join of two aggregates that are thought to be one row each
  // computes one of them again for every row of the other.
  meet: (within, without) => [within.map(enclosed).join(' intersect '), ...without.map(enclosed)].join(' except '),
  instantValue: isoText,
  numberValue: (value) => JSON.stringify(value),
  property: (row, name) => `(${row}.properties -> ${name})`,
  valueTest: valueTestSql,
  textOf: (value) => `(case when jsonb_typeof(${value}) = 'string' then ${value} #>> '{}' end collate "C")`,
  numberOf: (value) => `(case when jsonb_typeof(${value}) = 'number' then (${value})::numeric end)`,
  millionthsOf: (value) =>
    `(case when jsonb_typeof(${value}) = 'number' and abs((case when jsonb_typeof(${value}) = 'number' then ${value} end)::numeric) <= ${addedAtMost} ` +
    `then floor(round((${value})::numeric, 30)::float8 * ${millionths} + 0.5)::bigint end)`,
  distinguished: (value) => `(case when jsonb_typeof(${value}) in ('string', 'number', 'boolean') then ${value} end)`,
  isLike: (text, expression) => `${text} ~ '^${expression}$'`,
  later: (instant, seconds) => `(${instant} + ${seconds} * interval '1 second')`,
  epochMs: (instant) => `(extract(epoch from ${instant}) * 1000)`,
  pairs: (lows, highs) => `unnest(${lows}, ${highs}) r (low, high)`,
  cohortMembers: (workspace, within) =>
    `from (select (c.block << 10) + slot as member_no, c.cohort_id from cohort_block c cross join lateral generate_series(0, least(octet_length(c.members) * 8, 1024) - 1) slot ` +
    `where c.workspace_id = ${workspace} and get_bit(c.members, slot) = 1) f where true${within}`,
  personsInCohorts: (workspace) =>
    `from cohort_block f join person p on p.no >> 10 = f.block where f.workspace_id = ${workspace} ` +
    'and case when p.no & 1023 < octet_length(f.members) * 8 then get_bit(f.members, p.no & 1023) = 1 else false end',
};

function enclosed(query: string): string {
  return `(${query})`;
}

function valueTestSql(test: ValueTest, value: string, parameters: Parameters): string {
  const text = `(${value} #>> '{}') collate "C"`;
  const isText = `jsonb_typeof(${value}) = 'string'`;
  switch (test.op) {
    case 'exists':
      return `jsonb_typeof(${value}) <> 'null'`;
    case 'empty':
      return `(${value} is null or ${value} in ('null', '""'))`;
    case '=':
      return `${value} = ${scalar(test.value, parameters)}`;
    case '!=':
      return `(jsonb_typeof(${value}) = '${typeof test.value}' and ${value} <> ${scalar(test.value, parameters)})`;
    case '>=':
    case '>':
    case '<=':
    case '<':
      return `(jsonb_typeof(${value}) = 'number' and ${value} ${test.op} ${scalar(test.value, parameters)})`;
    case 'between':
      return `(jsonb_typeof(${value}) = 'number' and ${value} >= ${scalar(test.from, parameters)} and ${value} <= ${scalar(test.to, parameters)})`;
    case 'in':
      return `(jsonb_typeof(${value}) in ('string', 'number') and ${parameters.add('jsonb', JSON.stringify(test.values))} @> ${value})`;
    case 'notIn':
      return `(jsonb_typeof(${value}) in ('string', 'number') and not ${parameters.add('jsonb', JSON.stringify(test.values))} @> ${value})`;
    case 'contains':
      return `(${isText} and strpos(${text}, ${parameters.add('text', test.value)}) > 0)`;
    case 'notContains':
      return `(${isText} and strpos(${text}, ${parameters.add('text', test.value)}) = 0)`;
    case 'startsWith':
      return `(${isText} and starts_with(${value} #>> '{}', ${parameters.add('text', test.value)}))`;
    case 'endsWith': {
      const end = parameters.add('text', test.value);
      return `(${isText} and right(${value} #>> '{}', char_length(${end})) = ${end} collate "C")`;
    }
    case 'matches':
      return `(${isText} and ${text} like ${parameters.add('text', likePattern(test.value))} escape '\\')`;
    default:
      return unreachable(test);
  }
}

function scalar(value: string | number | boolean, parameters: Parameters): string {
  if (typeof value === 'number') return `to_jsonb(${parameters.number(value)})`;
  return `to_jsonb(${parameters.add(typeof value === 'string' ? 'text' : 'boolean', value)})`;
}
