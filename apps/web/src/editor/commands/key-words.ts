/** Keys as they stand on the keyboard one has: `Mod+Shift+Z` is ⌘⇧Z on a Mac, Ctrl Shift Z elsewhere. */
export function keyWords(key: string, isMac: boolean): string {
  const parts = key.split('+').filter((part) => part !== '');
  const signs = isMac ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' } : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' };
  return parts.map((part) => (part === 'Mod' || part === 'Shift' || part === 'Alt' ? signs[part] : part)).join(isMac ? '' : ' ');
}

export function isOnMac(): boolean {
  return navigator.platform.startsWith('Mac');
}
