/** Colour of a node on the overview map: its stage's. */
export function miniColour(data: Readonly<Record<string, unknown>>): string {
  const { node } = data;
  const stage = typeof node === 'object' && node !== null && 'stage' in node && typeof node.stage === 'string' ? node.stage : null;
  return `color-mix(in srgb, var(--${stage ?? 'mute'}) 45%, var(--panel))`;
}
