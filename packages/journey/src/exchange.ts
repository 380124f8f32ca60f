import { type Problem, refuse, type Result } from '@magpie/kit';
import type { JourneyDocument } from './document.ts';
import type { KindRegistry } from './kind.ts';
import { parseDocument } from './parse-document.ts';

/** The document as text fit for git: keys in a fixed order, two spaces, a newline at the end. The same document gives the same text. */
export function exportDocument(document: JourneyDocument): string {
  return `${JSON.stringify(ordered(document), null, 2)}\n`;
}

/** Reads what {@link exportDocument} wrote, or somebody else. Never throws. */
export function importDocument(text: string, kinds: KindRegistry): Result<JourneyDocument, readonly Problem[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : 'unreadable';
    return refuse([{ code: 'journey.not-json', severity: 'error', path: [], parameters: { reason } }]);
  }
  return parseDocument(value, kinds);
}

/** What a reader looks for first comes first; the rest by name. */
const first = [
  ['format', 'id', 'type', 'version', 'name', 'title', 'text', 'colour', 'stage', 'from', 'port', 'to', 'when', 'config', 'position', 'size'],
  ['settings', 'nodes', 'edges', 'notes', 'frames'],
].flat();

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const rank = (key: string): number => (first.includes(key) ? first.indexOf(key) : first.length);
  const entries = Object.entries(value).toSorted(([left], [right]) => rank(left) - rank(right) || (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, ordered(member)]));
}
