/** The object that a line of JSON Lines holds; null when it holds none. */
export function jsonObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** What stands under a key, or under a path of keys with dots between them; a key that has dots itself wins. */
export function valueAt(object: object, path: string): unknown {
  if (Object.hasOwn(object, path)) return Reflect.get(object, path);
  let value: unknown = object;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** A value as a cell holds it: lists of plain values with commas between them, other objects as JSON, nothing as an empty cell. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(',');
  return JSON.stringify(value);
}

/** Paths of everything that is not an object itself, in their order, at most three deep. */
export function pathsIn(object: object, prefix = '', depth = 1): readonly string[] {
  return Object.entries(object).flatMap(([key, value]): readonly string[] => {
    const path = `${prefix}${key}`;
    const isInner = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isInner && depth < 3 ? pathsIn(value, `${path}.`, depth + 1) : [path];
  });
}
