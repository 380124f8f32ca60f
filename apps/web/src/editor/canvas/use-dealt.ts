import { useMemo, useState } from 'react';
import type { FlowEdgeType } from '../../canvas/flow-edge.tsx';
import { keepSame } from '../../canvas/keep-same.ts';
import { useWorkbenchState } from '../editor-context.ts';
import type { CanvasNode } from './use-canvas-nodes.ts';

interface Drawn {
  readonly nodes: CanvasNode[];
  readonly edges: FlowEdgeType[];
}

/** All of them; while a large journey is put down anew (`deal-out.ts`), those that are there already, and the edges between them. */
export function useDealt({ nodes, edges }: Drawn): Drawn {
  const dealt = useWorkbenchState((state) => state.dealt);
  const [keepHidden] = useState(() => keepSame<CanvasNode>());
  return useMemo(() => {
    if (dealt === null) return { nodes, edges };
    return {
      // Hidden and not left out: what React Flow has measured of them stays known.
      nodes: nodes.map((node) => (dealt.has(node.id) ? node : keepHidden(node.id, [node], () => ({ ...node, hidden: true })))),
      edges: edges.filter(({ source, target }) => dealt.has(source) && dealt.has(target)),
    };
  }, [dealt, nodes, edges, keepHidden]);
}
