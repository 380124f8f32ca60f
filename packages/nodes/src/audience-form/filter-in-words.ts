import { describeFilter, type Filter } from '@magpie/audience';
import { anchorName } from '../view-parts/anchor-name.ts';
import type { AudienceContext } from './builder-context.tsx';

/** A filter as a sentence, with the names of this workspace. */
export function filterInWords(filter: Filter, context: Omit<AudienceContext, 'zone' | 'now'>): string {
  const { known } = context;
  return describeFilter(filter, {
    locale: context.locale,
    currency: context.currency,
    anchorName: context.anchor === null ? null : anchorName(context.anchor, context),
    cohortNames: namesOf(known.cohorts),
    audienceNames: namesOf(known.audiences),
    runNames: Object.fromEntries(known.runs.map(({ id, journeyName }) => [id, journeyName])),
    stepNames: Object.fromEntries(known.runs.flatMap(({ steps }) => steps.map(({ id, name }) => [id, name]))),
  });
}

function namesOf(list: readonly { readonly id: string; readonly name: string }[]): Readonly<Record<string, string>> {
  return Object.fromEntries(list.map(({ id, name }) => [id, name]));
}
