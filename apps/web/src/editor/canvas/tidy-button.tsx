import { useUi } from '@magpie/ui';
import { WandSparkles } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useEditorScope } from '../editor-context.ts';
import { tidy } from './tidy.ts';

/** Puts the steps in columns by stage. */
export function TidyButton(): ReactElement {
  const { words } = useUi();
  const scope = useEditorScope();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      await tidy(scope);
    } finally {
      setBusy(false);
    }
  };
  return (
    <button type="button" disabled={busy} onClick={() => void run()}>
      <WandSparkles size={14} aria-hidden />
      {words('canvas.tidy')}
    </button>
  );
}
