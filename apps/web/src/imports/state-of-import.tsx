import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { ImportJob } from '../api/import-contract.ts';

const chips: Readonly<Record<ImportJob['state'], string>> = {
  uploaded: 'mg-chip-warn',
  queued: 'mg-chip-brand',
  running: 'mg-chip-brand',
  finished: 'mg-chip-ok',
  stopped: 'mg-chip-warn',
  failed: 'mg-chip-bad',
};

export function StateOfImport({ state }: { readonly state: ImportJob['state'] }): ReactElement {
  const { words } = useUi();
  return <span className={`mg-chip ${chips[state]}`}>{words(`imports.state.${state}`)}</span>;
}
