import { useUi } from '@magpie/ui';
import { Segmented } from 'antd';
import type { ReactElement } from 'react';
import { type Show, shows } from './run-search.ts';
import { useRunScope } from './run-scope.ts';

/** Which numbers the canvas carries. */
export function ShowSwitch({ onChange }: { readonly onChange: (show: Show) => void }): ReactElement {
  const { words } = useUi();
  const { show } = useRunScope();
  return (
    <Segmented<Show>
      size="small"
      aria-label={words('run.show')}
      value={show}
      options={shows.map((value) => ({ value, label: words(`run.show.${value}`) }))}
      onChange={onChange}
    />
  );
}
