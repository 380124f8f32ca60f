import { unreachable } from '@magpie/kit';
import { addedAtMost, millionths } from '../six-decimals.ts';
import type { ValueTest } from '../value-test.ts';
import { likePattern } from '../wildcard.ts';
import type { Dialect } from './dialect.ts';
import { isoEnds } from './iso-text.ts';
import type { Parameters } from './parameters.ts';

/**
 * DuckDB: instants are epoch milliseconds, and a value is a struct of its kind `k` (string, number, boolean, null), its text `t` and its number `n`;
 * an event's properties are a map of such. Facts stand under the number of the member whom they count for.
 */
export const duckdb: Dialect = {
  types: { text: 'text', instant: 'bigint', instants: 'bigint[]', decimal: 'double', wide: 'hugeint' },
  mergedApart: false,
  // Joins, not set operations: INTERSECT sorts out what is there twice on both sides first, which costs as much as all the rest.
  meet: ([first, ...within], without) => {
    const joined = (kind: 'semi' | 'anti', query: string, place: string): string =>
      ` ${kind} join (${query}) ${place}(member_no) on ${place}.member_no = x.member_no`;
    const others = [
      ...within.map((query, index) => joined('semi', query, `y${index}`)),
      ...without.map((query, index) => joined('anti', query, `z${index}`)),
    ];
    return others.length === 0 ? `(${first})` : `select x.member_no from (${first}) x(member_no)${others.join('')}`;
  },
  instantValue: (at) => BigInt(Math.floor(Math.min(Math.max(at, isoEnds.first), isoEnds.last + 1))),
  numberValue: (value) => value,
  property: (row, name) => `${row}.properties[${name}]`,
  valueTest: valueTestSql,
  textOf: (value) => `(case when (${value}).k = 'string' then (${value}).t end)`,
  numberOf: (value) => `(${value}).n`,
  millionthsOf: (value) =>
    `(case when abs((${value}).n) <= ${addedAtMost} then floor((${value}).n * ${millionths}::double + 0.5::double)::bigint end)`,
  distinguished: (value) =>
    `(case (${value}).k when 'number' then 'number:' || ((${value}).n + 0)::text when 'string' then 'string:' || (${value}).t when 'boolean' then 'boolean:' || (${value}).t end)`,
  isLike: (text, expression) => `regexp_full_match(${text}, '${expression}')`,
  later: (instant, seconds) => `(${instant} + ${seconds}::bigint * 1000)`,
  epochMs: (instant) => instant,
  pairs: (lows, highs) => `(select unnest(${lows}) as low, unnest(${highs}) as high) r`,
  cohortMembers: (workspace, within) => `from cohort_member f where f.workspace_id = ${workspace}${within}`,
  personsInCohorts: (workspace) => `from cohort_member f join person p on p.no = f.member_no where f.workspace_id = ${workspace}`,
};

function valueTestSql(test: ValueTest, value: string, parameters: Parameters): string {
  const kind = `(${value}).k`;
  const text = `(${value}).t`;
  const number = `(${value}).n`;
  const one = (of: string | number | boolean): string =>
    typeof of === 'number'
      ? `(${kind} = 'number' and ${number} = ${parameters.number(of)})`
      : `(${kind} = '${typeof of === 'string' ? 'string' : 'boolean'}' and ${text} = ${parameters.add('text', String(of))})`;
  switch (test.op) {
    case 'exists':
      return `${kind} <> 'null'`;
    case 'empty':
      return `(${kind} is null or ${kind} = 'null' or (${kind} = 'string' and ${text} = ''))`;
    case '=':
      return one(test.value);
    case '!=':
      return `(${kind} = '${typeof test.value}' and not ${one(test.value)})`;
    case '>=':
    case '>':
    case '<=':
    case '<':
      return `(${kind} = 'number' and ${number} ${test.op} ${parameters.number(test.value)})`;
    case 'between':
      return `(${kind} = 'number' and ${number} >= ${parameters.number(test.from)} and ${number} <= ${parameters.number(test.to)})`;
    case 'in':
      return test.values.length === 0 ? 'false' : `(${test.values.map(one).join(' or ')})`;
    case 'notIn':
      return `(${kind} in ('string', 'number')${test.values.map((each) => ` and not ${one(each)}`).join('')})`;
    case 'contains':
      return `(${kind} = 'string' and contains(${text}, ${parameters.add('text', test.value)}))`;
    case 'notContains':
      return `(${kind} = 'string' and not contains(${text}, ${parameters.add('text', test.value)}))`;
    case 'startsWith':
      return `(${kind} = 'string' and starts_with(${text}, ${parameters.add('text', test.value)}))`;
    case 'endsWith':
      return `(${kind} = 'string' and ends_with(${text}, ${parameters.add('text', test.value)}))`;
    case 'matches':
      return `(${kind} = 'string' and ${text} like ${parameters.add('text', likePattern(test.value))} escape '\\')`;
    default:
      return unreachable(test);
  }
}
