import type { JourneyNode } from '@magpie/journey';
import { useEffect, useState } from 'react';
import { useEditorScope, useWorkbenchState } from '../editor-context.ts';
import { positionOf } from '../store/drawn.ts';

type Position = JourneyNode['position'];
type Places = ReadonlyMap<string, Position>;

export const glideMs = 260;

const none: Places = new Map();

/** Where things are shown on their way from where they were to where the document has them. */
export function useGlide(): Places {
  const { editor, workbench } = useEditorScope();
  const from = useWorkbenchState((state) => state.glide);
  const [shown, setShown] = useState<{ readonly from: Places; readonly places: Places } | null>(null);
  useEffect(() => {
    if (from === null) return undefined;
    const { document } = editor.store.getState();
    const ways = [...from].flatMap(([key, start]) => {
      const end = positionOf(document, key);
      return end === null || (end.x === start.x && end.y === start.y) ? [] : [{ key, start, end }];
    });
    const begun = performance.now();
    let frame = requestAnimationFrame(function step(now): void {
      const progress = Math.min(1, Math.max(0, (now - begun) / glideMs));
      if (progress >= 1 || ways.length === 0) {
        workbench.glide(null);
        return;
      }
      const eased = 1 - (1 - progress) ** 3;
      const places = new Map(
        ways.map(({ key, start, end }) => [key, { x: start.x + (end.x - start.x) * eased, y: start.y + (end.y - start.y) * eased }]),
      );
      setShown({ from, places });
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [from, editor, workbench]);
  if (from === null) return none;
  // Until the first frame: where they were.
  return shown?.from === from ? shown.places : from;
}
