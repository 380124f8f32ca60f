import { useUi } from '@magpie/ui';
import { useReactFlow } from '@xyflow/react';
import { WandSparkles } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { fitOptions } from '../../canvas/canvas-tools.tsx';
import { cardWidth } from '../../canvas/geometry.ts';
import { useEditor } from '../editor-context.ts';
import { tidyLayout } from './tidy-layout.ts';

/** Puts the steps in columns by stage. One step of undo. */
export function TidyButton(): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  const { getNodes, fitView } = useReactFlow();
  const [busy, setBusy] = useState(false);
  const tidy = async (): Promise<void> => {
    setBusy(true);
    const sizes = new Map(getNodes().map(({ id, measured }) => [id, { width: measured?.width ?? cardWidth, height: measured?.height ?? 112 }]));
    try {
      editor.move(await tidyLayout(editor.store.getState().document, sizes));
      requestAnimationFrame(() => void fitView({ duration: 200, ...fitOptions }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <button type="button" disabled={busy} onClick={() => void tidy()}>
      <WandSparkles size={14} aria-hidden />
      {words('canvas.tidy')}
    </button>
  );
}
