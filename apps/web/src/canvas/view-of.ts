import '../app/kind-words.ts';
import type { JourneyNode } from '@magpie/journey';
import { type AnyView, views } from '@magpie/nodes/views';

const known: ReadonlyMap<string, AnyView> = new Map(Object.entries(views));

/** How a node looks, or null for a kind that this version does not know. */
export function viewOf(node: Pick<JourneyNode, 'type'>): AnyView | null {
  return known.get(node.type) ?? null;
}
