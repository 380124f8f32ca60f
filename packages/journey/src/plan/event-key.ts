import type { EventFact } from '@magpie/audience';
import type { KeyOf } from './entry.ts';

/** Characters of a key at most: an index holds them. */
export const keyLength = 200;

/** The key of an event as text; null where it carries none. Whole numbers are keys too; nothing else is, and nothing longer than an id can be. */
export function eventKey(keyOf: KeyOf, event: Pick<EventFact, 'key' | 'properties'>): string | null {
  const value = keyOf.type === 'key' ? event.key : event.properties[keyOf.property];
  const text = typeof value === 'string' ? value : Number.isSafeInteger(value) ? String(Number(value)) : '';
  return text === '' || Array.from(text).length > keyLength ? null : text;
}
