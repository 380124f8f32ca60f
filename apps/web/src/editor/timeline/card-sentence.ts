import type { Stage } from '@magpie/journey';
import { formatCount, formatDay, type Locale, type Words } from '@magpie/ui';
import type { DayAndTime } from '../store/time-verbs.ts';

export interface CardFacts {
  readonly name: string;
  readonly kind: string;
  /** What it does, in its kind's one line. */
  readonly summary: string;
  readonly moment: DayAndTime;
  /** IANA. */
  readonly zone: string;
  readonly isTooLate: boolean;
  /** As on the card; null without one. */
  readonly offset: string | null;
  readonly stage: Stage | null;
  /** Null while nobody knows. */
  readonly people: number | null;
  /** That go out to them; null for a step that sends none, and while nobody knows. */
  readonly messages: number | null;
  readonly problems: number;
  readonly notes: readonly string[];
}

/** All that a card shows in one sentence, for those who hear it. */
export function cardSentence(facts: CardFacts, { words, locale }: { readonly words: Words; readonly locale: Locale }): string {
  const { moment, zone, offset, stage, people, messages, problems } = facts;
  const when = words('timeline.card.when', { day: formatDay(moment.date, locale), year: moment.date.slice(0, 4), time: moment.time, zone });
  const parts = [
    words('timeline.card.what', { name: facts.name, kind: facts.kind }),
    facts.isTooLate ? words('timeline.card.late', { when }) : when,
    offset === null ? words('timeline.card.follows') : offset,
    stage === null ? words('timeline.no-stage') : words('timeline.card.stage', { stage: words(`stage.${stage}`) }),
    ...(people === null ? [] : [words('timeline.card.people', { count: people, people: formatCount(people, locale) })]),
    ...(messages === null ? [] : [words('timeline.card.messages', { count: messages, messages: formatCount(messages, locale) })]),
    ...(facts.summary === '' ? [] : [facts.summary]),
    ...(problems === 0 ? [] : [words('card.problems', { count: problems })]),
    ...facts.notes.map((text) => words('note.label', { text })),
  ];
  return words('timeline.card.sentence', { parts: parts.join(words('timeline.card.joint')) });
}
