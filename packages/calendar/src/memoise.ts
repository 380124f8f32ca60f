/**
 * Remembers what a pure function returned, by a key. Holds at most `atMost` answers and then starts afresh: the callers' keys come in runs
 * (one wave, one zone), so what is lost is soon known again.
 */
export function memoise<Input, Value>(compute: (input: Input) => Value, keyOf: (input: Input) => string, atMost = 20_000): (input: Input) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (input) => {
    const key = keyOf(input);
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = compute(input);
    if (known.size >= atMost) known.clear();
    known.set(key, { value });
    return value;
  };
}
