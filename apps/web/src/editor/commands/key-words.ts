const signs: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowUp: '↑', ArrowRight: '→', ArrowDown: '↓', Escape: 'Esc' };

/** A key as it stands on the keyboard one has: `Mod+Shift+Z` is ⌘⇧Z on a Mac, Ctrl Shift Z elsewhere. */
export function keyWords(key: string, isMac: boolean): string {
  const parts = key === '+' ? [key] : key.split('+').filter((part) => part !== '');
  const held = isMac ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' } : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' };
  return parts.map((part) => (part === 'Mod' || part === 'Shift' || part === 'Alt' ? held[part] : (signs[part] ?? part))).join(isMac ? '' : ' ');
}

/** Several keys that do the same; what is held with all of them is said once: `Shift ← ↑ → ↓`. */
export function keysWords(keys: readonly string[], isMac: boolean): string {
  const held = [...new Set(keys.map((key) => key.slice(0, key.lastIndexOf('+') + 1)))];
  const own = keys.map((key) => key.slice(key.lastIndexOf('+') + 1));
  const [only] = held;
  const areArrows = own.every((key) => key.startsWith('Arrow'));
  if (held.length === 1 && only !== undefined && areArrows)
    return [keyWords(only, isMac), ...own.map((key) => keyWords(key, isMac))].filter((part) => part !== '').join(' ');
  return keys.map((key) => keyWords(key, isMac)).join(' / ');
}

export function isOnMac(): boolean {
  return navigator.platform.startsWith('Mac');
}
