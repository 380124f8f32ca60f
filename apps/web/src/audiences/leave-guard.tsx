import { useUi } from '@magpie/ui';
import { useBlocker } from '@tanstack/react-router';
import { Modal } from 'antd';
import type { ReactElement } from 'react';
import { type Builder, isChanged } from './store/create-builder.ts';

/** Asks whoever goes elsewhere with changes that are not saved: in the app here, out of it the browser itself. */
export function LeaveGuard({ builder }: { readonly builder: Builder }): ReactElement {
  const { words } = useUi();
  const isDirty = (): boolean => isChanged(builder.store.getState());
  const { status, proceed, reset } = useBlocker({
    // Another tab of the same page loses nothing.
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isDirty(),
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  return (
    <Modal
      open={status === 'blocked'}
      title={words('audience.leave')}
      okText={words('audience.leave.go')}
      okButtonProps={{ danger: true }}
      cancelText={words('audience.leave.stay')}
      onOk={() => proceed?.()}
      onCancel={() => reset?.()}
    >
      {words('audience.leave.text')}
    </Modal>
  );
}
