import { type JourneyDocument, parseDocument } from '@magpie/journey';
import { kinds } from '@magpie/nodes';

/** Copied steps with the edges among them, notes and frames. */
export type Clipping = Pick<JourneyDocument, 'nodes' | 'edges' | 'notes' | 'frames'>;

/** Reads what `copy` wrote, or null for any other text. The document's own parser judges it, so nothing strange gets in. */
export function parseClipping(text: string): Clipping | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('magpie' in value) || value.magpie !== 'steps') return null;
  const { magpie: _magpie, ...clipping } = value;
  // What was copied before there were notes has none.
  const document = { notes: [], frames: [], ...clipping, format: 2, id: 'clipping', name: '', settings: { goal: null } };
  const parsed = parseDocument(document, kinds);
  return parsed.ok ? parsed.value : null;
}
