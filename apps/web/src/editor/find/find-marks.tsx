import './find.css';
import { useInternalNode, useStore as useFlowStore, ViewportPortal } from '@xyflow/react';
import type { ReactElement } from 'react';
import { flowBoxOf } from '../../canvas/flow-edge.tsx';
import { useWorkbenchState } from '../editor-context.ts';
import type { Hit } from './find-hits.ts';
import { useHits } from './use-hits.ts';
import { useTextMarks } from './use-text-marks.ts';

/** Rings around everything that was found, the one that one is at in full colour, and the words themselves marked where they can be read. */
export function FindMarks(): ReactElement {
  const hits = useHits();
  const chosen = useWorkbenchState(({ finding }) => finding?.hit ?? null);
  const query = useWorkbenchState(({ finding }) => finding?.query ?? '');
  // As wide on the screen from afar as from near.
  const width = useFlowStore(({ transform: [, , zoom] }) => Math.round(Math.max(2, 2 / zoom)));
  useTextMarks(query);
  const rings = new Map<string, Hit>();
  for (const hit of hits) if (!rings.has(hit.on ?? hit.key) || hit.key === chosen) rings.set(hit.on ?? hit.key, hit);
  return (
    <ViewportPortal>
      {[...rings].map(([key, hit]) =>
        hit.on === null ? (
          <i
            key={key}
            className={ringClass(hit.key === chosen)}
            style={{ left: hit.at.x - 6, top: hit.at.y - 6, width: 46, height: 38, outlineWidth: width }}
          />
        ) : (
          <Ring key={key} on={hit.on} isChosen={hit.key === chosen} width={width} />
        ),
      )}
    </ViewportPortal>
  );
}

function Ring({ on, isChosen, width }: { readonly on: string; readonly isChosen: boolean; readonly width: number }): ReactElement | null {
  const node = useInternalNode(on);
  if (node === undefined) return null;
  const { x, y, width: wide, height } = flowBoxOf(node);
  return <i className={ringClass(isChosen)} style={{ left: x - 4, top: y - 4, width: wide + 8, height: height + 8, outlineWidth: width }} />;
}

function ringClass(isChosen: boolean): string {
  return `find-ring${isChosen ? ' find-ring-chosen' : ''}`;
}
