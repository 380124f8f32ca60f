import { ErrorState, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';

/** A fault of ours: say so, say what is safe, offer to load again. */
export function CrashPage(): ReactElement {
  const { words } = useUi();
  return (
    <ErrorState
      title={words('crash.title')}
      text={words('crash.text')}
      retry={{ label: words('crash.reload'), onRetry: () => window.location.reload() }}
    />
  );
}
