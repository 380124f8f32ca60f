const arrows = ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'] as const;

/** Keys of the canvas by what they do, as `keyOf` calls them; the words of what they do are `keys.<name>`. */
export const canvasKeys = {
  arrows,
  nudge: arrows.map((arrow) => `Shift+${arrow}`),
  grow: arrows.map((arrow) => `Alt+Shift+${arrow}`),
  enter: ['Enter'],
  delete: ['Delete', 'Backspace'],
  escape: ['Escape'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CanvasDeed = keyof typeof canvasKeys;

/** What a key does on the canvas; null: nothing. */
export function deedOf(key: string): CanvasDeed | null {
  for (const [name, keys] of Object.entries(canvasKeys)) if (isDeed(name) && keys.some((one) => one === key)) return name;
  return null;
}

function isDeed(name: string): name is CanvasDeed {
  return name in canvasKeys;
}
