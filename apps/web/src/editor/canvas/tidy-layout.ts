import type { JourneyDocument, JourneyNode, Stage } from '@magpie/journey';
import type { ElkNode } from 'elkjs/lib/elk-api';
import ELK from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { stages } from '../../canvas/stage-lanes.tsx';

type Size = { readonly width: number; readonly height: number };

const columnGap = 88;
const rowGap = 64;

/** Columns by stage, each laid out downwards by ELK in a worker. Steps without a stage go with whoever leads to them. */
export async function tidyLayout(document: JourneyDocument, sizes: ReadonlyMap<string, Size>): Promise<ReadonlyMap<string, JourneyNode['position']>> {
  const elk = new ELK({ workerFactory: () => new Worker(workerUrl) });
  try {
    const columns = stageColumns(document);
    const positions = new Map<string, JourneyNode['position']>();
    let left = 0;
    for (const column of columns) {
      const placed = await elk.layout(columnGraph(document, column, sizes));
      const width = Math.max(0, ...(placed.children ?? []).map(({ x = 0, width: own = 0 }) => x + own));
      for (const { id, x = 0, y = 0 } of placed.children ?? []) positions.set(id, { x: left + x, y });
      left += width + columnGap;
    }
    return positions;
  } finally {
    elk.terminateWorker();
  }
}

function columnGraph(document: JourneyDocument, column: readonly JourneyNode[], sizes: ReadonlyMap<string, Size>): ElkNode {
  const ids = new Set(column.map(({ id }) => id));
  return {
    id: 'column',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'DOWN',
      'elk.aspectRatio': '0.1',
      'elk.spacing.nodeNode': '48',
      'elk.spacing.componentComponent': String(rowGap),
      'elk.layered.spacing.nodeNodeBetweenLayers': String(rowGap),
      'elk.padding': '[top=0,left=0,bottom=0,right=0]',
      'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    },
    children: column.map(({ id }) => ({ id, width: sizes.get(id)?.width ?? 240, height: sizes.get(id)?.height ?? 112 })),
    edges: document.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)).map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  };
}

/** Nodes by stage in the order of stages; empty stages left out. */
function stageColumns(document: JourneyDocument): readonly (readonly JourneyNode[])[] {
  const stageOf = new Map<string, Stage | null>(document.nodes.map(({ id, stage }) => [id, stage]));
  for (let round = 0; round < document.nodes.length; round += 1) {
    for (const { from, to } of document.edges) if (stageOf.get(to) === null) stageOf.set(to, stageOf.get(from) ?? null);
  }
  const columns = [...stages, null].map((stage) => document.nodes.filter(({ id }) => (stageOf.get(id) ?? null) === stage));
  return columns.filter((column) => column.length > 0);
}
