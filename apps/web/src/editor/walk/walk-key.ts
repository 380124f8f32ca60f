/** What a key asks of a walk. */
export type WalkKey = 'play' | 'back' | 'on' | 'first' | 'last';

const keys: Readonly<Record<string, WalkKey>> = { ' ': 'play', ArrowLeft: 'back', ArrowRight: 'on', Home: 'first', End: 'last' };

export type Pressed = Pick<KeyboardEvent, 'key' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target'>;

/** Reads a key; null for one that means something else where it was pressed: in a field, with another key, a space on a button. */
export function walkKey({ key, isComposing, ctrlKey, metaKey, altKey, shiftKey, target }: Pressed): WalkKey | null {
  if (isComposing || ctrlKey || metaKey || altKey || shiftKey) return null;
  const at = target instanceof Element ? target : null;
  if (at?.closest('input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"]')) return null;
  if (key === ' ' && at?.closest('button, summary, a')) return null;
  return keys[key] ?? null;
}
