import { ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import type { ReactElement, ReactNode } from 'react';

interface Asked<Value> {
  readonly data: Value | undefined;
  readonly isError: boolean;
  refetch(): unknown;
}

/** What was asked for, or that it is on its way, or that it did not come. */
export function RoomState<Value>({ asked, children }: { readonly asked: Asked<Value>; children(value: Value): ReactNode }): ReactElement {
  const { words } = useUi();
  if (asked.data !== undefined) return <>{children(asked.data)}</>;
  if (!asked.isError) return <SkeletonRows label={words('app.loading')} />;
  return (
    <ErrorState title={words('api.lost')} text={words('api.lost.text')} retry={{ label: words('api.retry'), onRetry: () => void asked.refetch() }} />
  );
}
