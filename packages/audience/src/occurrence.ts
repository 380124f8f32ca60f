import type { EventFilter } from './filter.ts';

/** "At least once", that is: whichever matching event will do, in whichever year. */
export function isOccurrence({ measure, test }: EventFilter): boolean {
  if (measure.type !== 'count') return false;
  return (
    (test.op === '>=' && test.value > 0 && test.value <= 1) ||
    (test.op === '>' && test.value >= 0 && test.value < 1) ||
    (test.op === '!=' && test.value === 0)
  );
}

/** "Not once". With several anchor years it holds when any one of them is without a match. */
export function isAbsence({ measure, test, window }: EventFilter): boolean {
  if (measure.type !== 'count' || (window.type === 'anchor' && window.yearsBack.length > 1)) return false;
  return (
    (test.op === '<' && test.value > 0 && test.value <= 1) ||
    (test.op === '<=' && test.value >= 0 && test.value < 1) ||
    (test.op === '=' && test.value === 0)
  );
}
