import { expect, test } from 'vitest';
import { keyOf } from './key-of.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test.each([
  [{ key: 'z', ctrlKey: true }, 'Mod+Z'],
  [{ key: 'Z', metaKey: true, shiftKey: true }, 'Mod+Shift+Z'],
  [{ key: '?', shiftKey: true }, '?'],
  [{ key: 'ArrowUp', shiftKey: true, altKey: true }, 'Alt+Shift+ArrowUp'],
  [{ key: 'Delete' }, 'Delete'],
])('%j is called %s', (event, name) => {
  expect(keyOf({ ...plain, ...event })).toBe(name);
});
