import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { stateTone } from './run-state.ts';

export function StateChip({ state }: { readonly state: string }): ReactElement {
  const { words } = useUi();
  return (
    <span className={`mg-chip mg-chip-${stateTone(state)}`} data-state={state}>
      {words(`run.state.${state}`)}
    </span>
  );
}
