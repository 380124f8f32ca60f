import { useUi } from '@magpie/ui';
import { Settings2 } from 'lucide-react';
import { lazy, type ReactElement, Suspense, useState } from 'react';

const SettingsDropdown = lazy(async () => ({ default: (await import('./settings-dropdown.tsx')).SettingsDropdown }));

/** The button of the settings; what it opens comes when it is first asked for. */
export function SettingsMenu({ workspaceId }: { readonly workspaceId: string }): ReactElement {
  const { words } = useUi();
  const [isAsked, setAsked] = useState(false);
  const button = (
    <button type="button" className="rail-item" aria-label={words('settings.open')} onClick={() => setAsked(true)}>
      <Settings2 size={18} aria-hidden />
    </button>
  );
  return isAsked ? (
    <Suspense fallback={button}>
      <SettingsDropdown workspaceId={workspaceId}>{button}</SettingsDropdown>
    </Suspense>
  ) : (
    button
  );
}
