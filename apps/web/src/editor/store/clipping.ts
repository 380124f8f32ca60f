import { type JourneyEdge, type JourneyNode, parseDocument } from '@magpie/journey';
import { kinds } from '@magpie/nodes';

/** Copied steps and the edges among them. */
export interface Clipping {
  readonly nodes: readonly JourneyNode[];
  readonly edges: readonly JourneyEdge[];
}

/** Reads what `copy` wrote, or null for any other text. The document's own parser judges it, so nothing strange gets in. */
export function parseClipping(text: string): Clipping | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('magpie' in value) || value.magpie !== 'steps' || !('nodes' in value) || !('edges' in value))
    return null;
  const parsed = parseDocument({ format: 1, id: 'clipping', name: '', nodes: value.nodes, edges: value.edges, settings: { goal: null } }, kinds);
  return parsed.ok ? { nodes: parsed.value.nodes, edges: parsed.value.edges } : null;
}
