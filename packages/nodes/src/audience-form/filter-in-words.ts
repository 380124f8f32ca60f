import { describeFilter, type Filter } from '@magpie/audience';
import type { ViewContext } from '../node-view.ts';
import { anchorName } from '../view-parts/anchor-name.ts';

/** A filter as a sentence, with the names of this workspace. */
export function filterInWords(filter: Filter, context: ViewContext): string {
  return describeFilter(filter, {
    locale: context.locale,
    currency: context.currency,
    anchorName: context.anchor === null ? null : anchorName(context.anchor, context),
    cohortNames: Object.fromEntries(context.known.cohorts.map(({ id, name }) => [id, name])),
  });
}
