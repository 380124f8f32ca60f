/** A port id that is not taken: `arm-3`. */
export function freshPort(prefix: string, taken: readonly { readonly id: string }[]): string {
  let number = taken.length + 1;
  while (taken.some(({ id }) => id === `${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}

/** Each with a port of its own: whoever stands behind another with the same one gets a fresh one, and so does who has a reserved one. */
export function withOwnPorts<Each extends { readonly id: string }>(prefix: string, all: readonly Each[], reserved: readonly string[] = []): Each[] {
  const own: Each[] = [];
  for (const each of all) {
    const isTaken = reserved.includes(each.id) || own.some(({ id }) => id === each.id);
    own.push(isTaken ? { ...each, id: freshPort(prefix, [...own, ...all]) } : each);
  }
  return own;
}
