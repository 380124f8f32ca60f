import { tidy } from './describe-event.ts';
import { describePropertyTests, unfilled } from './describe-value-test.ts';
import { describeWindow } from './describe-window.ts';
import { eventWords } from './event-words.ts';
import type { SequenceFilter, SequenceStep } from './filter.ts';
import type { Phrasing } from './phrasing.ts';
import { fill } from './words.ts';

/** "Viewed a product in the past 30 days, then did not order with the same product within 3 days." */
export function describeSequence(filter: SequenceFilter, phrases: Phrasing): string {
  const { sequence } = phrases.words;
  const start = fill(sequence.start, {
    ...eventWords(filter.event, phrases.context.locale),
    where: describePropertyTests(filter.where, phrases),
    window: describeWindow(filter.window, phrases),
  });
  return `${tidy(start)}${filter.steps.map((step) => describeStep(step, phrases)).join('')}`;
}

function describeStep({ event, where, absent, within, same }: SequenceStep, phrases: Phrasing): string {
  const { sequence, list } = phrases.words;
  const { occurred, didNot } = eventWords(event, phrases.context.locale);
  return fill(sequence.step, {
    did: absent ? didNot : occurred,
    where: describePropertyTests(where, phrases),
    within: phrases.count(phrases.words[`${within.unit}s`], within.count),
    same: same.length === 0 ? '' : fill(sequence.same, { properties: same.map((property) => property || unfilled).join(list) }),
  });
}
