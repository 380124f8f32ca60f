import { Popover } from 'antd';
import type { ReactElement } from 'react';
import { useEditorScope, useWorkbenchState } from '../editor-context.ts';
import { LazyKindPicker } from '../palette/lazy-kind-picker.tsx';

/** The kinds, beside the "+" that asked for them. */
export function InsertPicker(): ReactElement | null {
  const { workbench } = useEditorScope();
  const inserting = useWorkbenchState((state) => state.inserting);
  if (inserting === null) return null;
  const done = (): void => workbench.insertAt(null);
  return (
    <Popover
      open
      trigger="click"
      placement="right"
      arrow={false}
      content={
        <LazyKindPicker
          key={JSON.stringify(inserting.place)}
          place={inserting.place}
          when={inserting.when ?? null}
          choosesWay={inserting.choosesWay === true}
          onDone={done}
        />
      }
      onOpenChange={(open) => {
        if (!open) done();
      }}
    >
      <span style={{ position: 'fixed', pointerEvents: 'none', ...inserting.at }} />
    </Popover>
  );
}
