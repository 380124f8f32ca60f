/** Colour on the overview map, by what is drawn or, of the editor's steps, their stage alone: a step's and a frame's is its stage's, a frame's the paler; notes are yellow. */
export function miniColour(data: Readonly<Record<string, unknown>>): string {
  if ('note' in data) return 'color-mix(in srgb, #f3c969 70%, var(--panel))';
  const { node, frame } = data;
  const stage = stageOf(data) ?? stageOf(node) ?? stageOf(frame) ?? 'mute';
  return `color-mix(in srgb, var(--${stage}) ${frame === undefined ? 45 : 12}%, var(--panel))`;
}

function stageOf(thing: unknown): string | null {
  return typeof thing === 'object' && thing !== null && 'stage' in thing && typeof thing.stage === 'string' ? thing.stage : null;
}
