/** Runs `work` and tells how long it took in wall seconds. */
export async function timed<Value>(work: () => Promise<Value>): Promise<{ readonly seconds: number; readonly value: Value }> {
  const start = process.hrtime.bigint();
  const value = await work();
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, value };
}

/** Rounded for reading: four significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
