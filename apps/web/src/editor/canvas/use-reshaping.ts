import type { NodeChange } from '@xyflow/react';
import { useCallback, useRef, useState } from 'react';
import type { Box } from '../../canvas/geometry.ts';
import { useEditor } from '../editor-context.ts';
import { drawnOf } from '../store/drawn.ts';
import type { Shape } from '../store/drawing-verbs.ts';

export interface Reshaping {
  /** The shape of what is being pulled at a corner; the document hears of it at the end, once. */
  readonly reshaped: ReadonlyMap<string, Shape>;
  readonly take: (changes: readonly NodeChange[]) => void;
}

const none: ReadonlyMap<string, Shape> = new Map();

export function useReshaping(boxOf: (key: string) => Box | null): Reshaping {
  const editor = useEditor();
  const [reshaped, setReshaped] = useState(none);
  const current = useRef<{ readonly key: string; readonly shape: Shape } | null>(null);
  const take = useCallback(
    (changes: readonly NodeChange[]) => {
      for (const change of changes) {
        if (change.type === 'dimensions' && change.resizing === true && change.dimensions !== undefined && drawnOf(change.id).kind !== 'step') {
          const at = changes.find((other) => other.type === 'position' && other.id === change.id);
          const box = boxOf(change.id);
          const before = current.current?.key === change.id ? current.current.shape.position : box === null ? { x: 0, y: 0 } : { x: box.x, y: box.y };
          const position = at?.type === 'position' ? (at.position ?? before) : before;
          current.current = { key: change.id, shape: { position, size: change.dimensions } };
          setReshaped(new Map([[change.id, current.current.shape]]));
        } else if (change.type === 'dimensions' && change.resizing === false && current.current !== null) {
          editor.reshape(current.current.key, current.current.shape);
          current.current = null;
          setReshaped(none);
        }
      }
    },
    [editor, boxOf],
  );
  return { reshaped, take };
}
