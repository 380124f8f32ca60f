/**
 * Gives the very same object for an id as long as what it is made of is the same. React and React Flow draw again what is another object: with 500
 * cards on the canvas, only the one that changed may be.
 */
export function keepSame<Value>(): (id: string, parts: readonly unknown[], make: () => Value) => Value {
  const kept = new Map<string, { readonly parts: readonly unknown[]; readonly value: Value }>();
  return (id, parts, make) => {
    const before = kept.get(id);
    if (before !== undefined && before.parts.length === parts.length && before.parts.every((part, index) => Object.is(part, parts[index])))
      return before.value;
    const value = make();
    kept.set(id, { parts, value });
    return value;
  };
}
