import { ok, refuse } from '@magpie/kit';
import type { JourneyDocument } from '../document.ts';
import type { Edit, Edited, EditRefusal, Placed } from './edit.ts';

type Restore = Extract<Edit, { type: 'restore' }>;

/** Puts things back at their old places. Undone, they are taken away again by their ids, as they were the first time. */
export function restore(document: JourneyDocument, edit: Restore): Edited {
  const { node, edges } = edit;
  const misfit = edit.asItWas === true ? null : misfitOf(document, edit);
  if (misfit !== null) return refuse(misfit);
  const nodes = node === null ? document.nodes : document.nodes.toSpliced(node.index, 0, node.value);
  const again: Edit =
    node === null
      ? { type: 'batch', edits: edges.map(({ value }): Edit => ({ type: 'disconnect', id: value.id })) }
      : { type: 'removeNode', id: node.value.id };
  return ok({ document: { ...document, nodes, edges: edges.reduce(putBack, document.edges) }, inverse: again });
}

/** The edit that puts back what has just been taken out of `after`; where it had mistakes in it, with these. */
export function restoring(after: JourneyDocument, taken: Omit<Restore, 'type' | 'asItWas'>): Restore {
  const edit: Restore = { type: 'restore', ...taken };
  return misfitOf(after, edit) === null ? edit : { ...edit, asItWas: true };
}

function misfitOf({ nodes, edges: present }: JourneyDocument, { node, edges }: Restore): EditRefusal | null {
  const nodeIds = new Set(nodes.map(({ id }) => id));
  if (node !== null && nodeIds.has(node.value.id)) return 'id-taken';
  if (node !== null) nodeIds.add(node.value.id);
  const edgeIds = new Set(present.map(({ id }) => id));
  const ports = new Set(present.map(portKey));
  for (const { value } of edges) {
    if (edgeIds.has(value.id)) return 'id-taken';
    if (ports.has(portKey(value))) return 'port-taken';
    if (!nodeIds.has(value.from) || !nodeIds.has(value.to)) return 'no-such-node';
    edgeIds.add(value.id);
    ports.add(portKey(value));
  }
  return null;
}

function portKey({ from, port }: { readonly from: string; readonly port: string }): string {
  return `${from} ${port}`;
}

/** Ascending indexes, each counted with the ones before it already back. */
function putBack<Thing>(list: readonly Thing[], { index, value }: Placed<Thing>): readonly Thing[] {
  return list.toSpliced(index, 0, value);
}
