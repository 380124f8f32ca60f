import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';

export interface CohortOriginProps {
  readonly origin: { readonly type: string; readonly journeyName: string; readonly stepName: string | null } | null;
}

/** Where a cohort came from, in words; nothing where nobody knows. */
export function CohortOrigin({ origin }: CohortOriginProps): ReactElement | null {
  const { words } = useUi();
  if (origin === null) return null;
  const { type, journeyName: journey, stepName: step } = origin;
  const how = type === 'number' ? 'number' : 'step';
  return (
    <span className="row-sub">{step === null ? words('cohort.origin.run', { journey }) : words(`cohort.origin.${how}`, { journey, step })}</span>
  );
}
