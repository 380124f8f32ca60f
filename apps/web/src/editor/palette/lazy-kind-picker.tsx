import { Skeleton } from 'antd';
import { lazy, type ReactElement, Suspense } from 'react';
import type { KindPickerProps } from './kind-picker.tsx';

const KindPicker = lazy(async () => ({ default: (await import('./kind-picker.tsx')).KindPicker }));

/** The picker with its search field comes when it is first opened. */
export function LazyKindPicker(props: KindPickerProps): ReactElement {
  return (
    <Suspense fallback={<Skeleton active style={{ width: 280 }} />}>
      <KindPicker {...props} />
    </Suspense>
  );
}
