import { describeFilter, type Filter } from '@magpie/audience';
import { formatCount, useUi, type Words } from '@magpie/ui';
import type { ReactElement } from 'react';

/** Where a cohort came from, as the API tells it. */
export type OriginOfCohort =
  | {
      readonly type: 'run' | 'number';
      readonly runId: string;
      readonly journeyName: string;
      readonly stepName: string | null;
    }
  | {
      readonly type: 'combined';
      readonly operation: 'union' | 'intersection' | 'difference';
      readonly cohorts: readonly { readonly id: string; readonly name: string }[];
    }
  | { readonly type: 'audience'; readonly filter: Filter; readonly name: string | null }
  | { readonly type: 'list'; readonly given: number };

export interface CohortOriginProps {
  readonly origin: OriginOfCohort | null;
  readonly currency: string;
  /** Names of cohorts by id, for conditions that ask for some. */
  readonly cohortNames?: Readonly<Record<string, string>>;
}

/** Where a cohort came from, in words; nothing where nobody knows. */
export function CohortOrigin({ origin, currency, cohortNames = {} }: CohortOriginProps): ReactElement | null {
  const { words, locale } = useUi();
  if (origin === null) return null;
  return <span className="row-sub">{originWords()}</span>;

  function originWords(): string {
    if (origin === null) return '';
    switch (origin.type) {
      case 'combined':
        return combinedWords(origin, words);
      case 'audience':
        return origin.name === null
          ? words('cohort.origin.filter', { text: describeFilter(origin.filter, { locale, currency, anchorName: null, cohortNames }) })
          : words('cohort.origin.audience', { name: origin.name });
      case 'list':
        return words('cohort.origin.list', { count: formatCount(origin.given, locale) });
      default: {
        const { journeyName: journey, stepName: step } = origin;
        const how = origin.type === 'number' ? 'number' : 'step';
        return step === null ? words('cohort.origin.run', { journey }) : words(`cohort.origin.${how}`, { journey, step });
      }
    }
  }
}

function combinedWords({ operation, cohorts }: Extract<OriginOfCohort, { readonly type: 'combined' }>, words: Words): string {
  const quoted = cohorts.map(({ name }) => words('cohort.origin.quoted', { name }));
  const [first = '', ...others] = quoted;
  const names = (operation === 'difference' ? others : quoted).join(words('cohort.origin.and'));
  return words(`cohort.origin.${operation}`, { first, names });
}
