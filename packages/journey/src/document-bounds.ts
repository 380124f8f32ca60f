import { isStorable } from '@magpie/kit';

/** Sizes of a document as plain data, before anything is known of its shape. A journey of 2,000 rich nodes stays below them. */
const limits = { depth: 64, values: 400_000, characters: 8_000_000 } as const;

/** The first bound that a document breaks. */
export interface BrokenBound {
  readonly bound: keyof typeof limits | 'json' | 'text';
  readonly limit: number;
  readonly path: readonly (string | number)[];
}

/**
 * Measures any value without recursion, so that nothing behind it can exhaust the stack or the memory; null = plain JSON data of honest size.
 * A text that no database holds breaks the bound `text`. What JSON cannot hold (functions, symbols, numbers that are not finite, a prototype of its own) breaks the bound `json`; a member that is `undefined`
 * counts as absent.
 */
export function documentBounds(document: unknown): BrokenBound | null {
  const waiting: Place[] = [{ value: document, key: '', depth: 1, parent: null }];
  let values = 0;
  let characters = 0;
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    values += 1;
    characters += typeof place.value === 'string' ? place.value.length : 0;
    if (!isJson(place.value)) return broken('json', place);
    if (typeof place.value === 'string' && !isStorable(place.value)) return broken('text', place);
    if (place.depth > limits.depth) return broken('depth', place);
    const length = Array.isArray(place.value) ? place.value.length : 0;
    if (values + waiting.length + length > limits.values) return broken('values', place);
    if (characters > limits.characters) return broken('characters', place);
    if (typeof place.value !== 'object' || place.value === null) continue;
    for (const [key, value] of Object.entries(place.value)) {
      characters += key.length;
      if (!isStorable(key)) return broken('text', place);
      waiting.push({ value, key: Array.isArray(place.value) ? Number(key) : key, depth: place.depth + 1, parent: place });
    }
  }
  return null;
}

interface Place {
  readonly value: unknown;
  readonly key: string | number;
  readonly depth: number;
  readonly parent: Place | null;
}

function isJson(value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function broken(bound: BrokenBound['bound'], place: Place): BrokenBound {
  const path: (string | number)[] = [];
  for (let step = place; step.parent !== null; step = step.parent) path.unshift(step.key);
  return { bound, limit: bound === 'json' || bound === 'text' ? 0 : limits[bound], path };
}
