/** Keys of the search on the canvas, as `keyOf` calls them; the words of what they do are `keys.find-<name>`. */
export const findKeys = {
  next: ['Enter'],
  previous: ['Shift+Enter'],
  open: ['Mod+Enter'],
  close: ['Escape'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
