import { EmptyState, useUi } from '@magpie/ui';
import { Button } from 'antd';
import { Waypoints } from 'lucide-react';
import type { ReactElement } from 'react';
import { useEditor } from '../editor-context.ts';
import { focusStage } from './focus-stage.ts';
import { freshStep, paletteKinds } from '../palette/kind-list.ts';

/** A canvas without steps: begin with who enters. */
export function CanvasEmpty(): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  const entry = paletteKinds.find(({ role }) => role === 'entry');
  return (
    <div className="canvas-empty">
      <EmptyState
        icon={Waypoints}
        title={words('canvas.empty')}
        text={words('canvas.empty.text')}
        action={
          entry === undefined ? null : (
            <Button
              type="primary"
              onClick={() => {
                editor.drop(freshStep(entry.type, words), { type: 'canvas', x: 0, y: 0, stage: 'plan' });
                focusStage();
              }}
            >
              {words('canvas.empty.begin')}
            </Button>
          )
        }
      />
    </div>
  );
}
