import { dayFacts } from '@magpie/calendar';
import type { Words } from '@magpie/ui';
import './words.ts';

/** Two solar terms are festivals too, and have one name. */
const termsOfFestivals: ReadonlySet<string> = new Set(['pure-brightness', 'winter-solstice']);

/** Festivals of a date and the solar term that begins on it, in words. */
export function dayNames(date: string, words: Words): readonly string[] {
  const { festivals, term } = dayFacts(date);
  return [
    ...festivals.map((festival) => words(`festival.${festival}`)),
    ...(term === null || termsOfFestivals.has(term) ? [] : [words(`term.${term}`)]),
  ];
}
