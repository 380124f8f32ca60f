import { ok } from '@magpie/kit';
import type { JourneyDocument } from '../document.ts';
import type { Edit, Edited, Placed } from './edit.ts';

/** Puts things back at their old places. Undone, they are taken away again by their ids, as they were the first time. */
export function restore(document: JourneyDocument, { node, edges }: Extract<Edit, { type: 'restore' }>): Edited {
  const nodes = node === null ? document.nodes : document.nodes.toSpliced(node.index, 0, node.value);
  const again: Edit =
    node === null
      ? { type: 'batch', edits: edges.map(({ value }): Edit => ({ type: 'disconnect', id: value.id })) }
      : { type: 'removeNode', id: node.value.id };
  return ok({ document: { ...document, nodes, edges: edges.reduce(putBack, document.edges) }, inverse: again });
}

/** Ascending indexes, each counted with the ones before it already back. */
function putBack<Thing>(list: readonly Thing[], { index, value }: Placed<Thing>): readonly Thing[] {
  return list.toSpliced(index, 0, value);
}
