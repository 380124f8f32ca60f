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

function fit(text: string, parameters: Parameters): string {
  return `(case when char_length(${text}) between 1 and ${parameters.add('int', keyLength)} then ${text} end)`;
}
