import { parseFilter } from '@magpie/audience';
import type { FieldChange } from './journey-diff.ts';
import { isRecord, sameValue } from './same-value.ts';

/**
 * The fields that differ, as deep as the two sides are of one shape. A condition is one field, and so is what became another variant of itself
 * (another `type`) or a list of plain values.
 */
export function diffFields(before: unknown, after: unknown, path: FieldChange['path'] = []): readonly FieldChange[] {
  if (sameValue(before, after)) return [];
  if (isRecord(before) && isRecord(after) && before['type'] === after['type'] && !isCondition(before) && !isCondition(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => diffFields(before[key], after[key], [...path, key]));
  }
  const [old, now] = [byId(before), byId(after)];
  if (old !== null && now !== null) {
    const inside = [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => diffFields(old.get(id), now.get(id), [...path, id]));
    // The same things in another order: the order of branches decides.
    return inside.length > 0 ? inside : [{ path, before, after }];
  }
  return [{ path, before, after }];
}

/** Things of a list by their ids; null for anything else. */
function byId(value: unknown): ReadonlyMap<string, unknown> | null {
  if (!Array.isArray(value)) return null;
  const found = new Map<string, unknown>();
  for (const each of value) {
    const id = isRecord(each) ? each['id'] : undefined;
    if (typeof id !== 'string' || found.has(id)) return null;
    found.set(id, each);
  }
  return found;
}

function isCondition(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value['type'] === 'string' && parseFilter(value).ok;
}
