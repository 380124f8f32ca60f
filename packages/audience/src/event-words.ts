import { type AudienceLocale, audienceWords, fill, type Words } from './words.ts';

export type EventWords = Words['events']['any'];

/** How an event is spoken of: by words of its own, else by its name. */
export function eventWords(name: string, locale: AudienceLocale): EventWords {
  const words = audienceWords[locale];
  const { any, ...known } = words.events;
  const own = Object.entries(known).find(([event]) => event === name)?.[1];
  if (own) return own;
  const event = fill(words.quote, { text: name });
  const named = (template: string): string => fill(template, { event });
  return {
    did: named(any.did),
    occurred: named(any.occurred),
    didNot: named(any.didNot),
    summed: named(any.summed),
    first: named(any.first),
    last: named(any.last),
    noun: named(any.noun),
    nouns: named(any.nouns),
  };
}
