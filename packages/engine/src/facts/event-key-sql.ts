import type { Parameters } from '@magpie/audience/sql';
import { type KeyOf, keyLength } from '@magpie/journey/plan';

/** An expression over the event rows `e`: the text that `eventKey` gives, null where it gives none. */
export function eventKeySql(keyOf: KeyOf, parameters: Parameters): string {
  if (keyOf.type === 'key') return fit('e.key', parameters);
  const value = `(e.properties -> ${parameters.add('text', keyOf.property)})`;
  const whole = `(${value})::numeric`;
  return fit(
    `(case jsonb_typeof(${value}) when 'string' then ${value} #>> '{}' when 'number' then case when ${whole} = trunc(${whole}) and abs(${whole}) <= 9007199254740991 then trim_scale(${whole})::text end end)`,
    parameters,
  );
}

/** An expression over the event rows `e` that names a key: why it is none; null where there is a key, or none was said. */
export function keyRefusalSql(keyOf: KeyOf, parameters: Parameters): string {
  const tooLong = (text: string): string => `case when char_length(${text}) > ${parameters.add('int', keyLength)} then 'key-too-long' end`;
  if (keyOf.type === 'key') return `(${tooLong('e.key')})`;
  const value = `(e.properties -> ${parameters.add('text', keyOf.property)})`;
  return `(case when ${value} is null or jsonb_typeof(${value}) = 'null' then null when jsonb_typeof(${value}) = 'string' then ${tooLong(`(${value} #>> '{}')`)} when ${eventKeySql(keyOf, parameters)} is null then 'key-unreadable' end)`;
}

function fit(text: string, parameters: Parameters): string {
  return `(case when char_length(${text}) between 1 and ${parameters.add('int', keyLength)} then ${text} end)`;
}
