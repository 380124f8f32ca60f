/** What a key press is called in the list of commands: `Mod+Shift+Z`, `?`, `Delete`. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const isLetter = /^\p{L}$/u.test(event.key);
  const isNamed = event.key.length > 1;
  return [
    event.ctrlKey || event.metaKey ? 'Mod+' : '',
    event.altKey ? 'Alt+' : '',
    // A sign such as `?` needs Shift on some keyboards and not on others: there the sign itself is the name.
    event.shiftKey && (isLetter || isNamed) ? 'Shift+' : '',
    isLetter ? event.key.toUpperCase() : event.key,
  ].join('');
}
