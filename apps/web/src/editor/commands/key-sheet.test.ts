import { expect, test } from 'vitest';
import { canvasKeys } from '../keyboard/canvas-keys.ts';
import { commands } from './commands.ts';
import { keySheet } from './key-sheet.ts';
import { keysWords } from './key-words.ts';

const sources: Readonly<Record<string, string>> = import.meta.glob(['../**/*.{ts,tsx}', '!**/*.test.*'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Under which titles of the sheet the keys of a room's own code stand. */
const titlesOf: Readonly<Record<string, readonly string[]>> = {
  canvas: ['shortcuts.canvas'],
  commands: ['shortcuts.lists'],
  comments: ['shortcuts.writing'],
  drawing: ['shortcuts.writing'],
  find: ['shortcuts.find'],
  keyboard: ['shortcuts.lists'],
  palette: ['shortcuts.lists'],
  // Delete, Enter and Escape do there what they do on the canvas.
  timeline: ['shortcuts.timeline', 'shortcuts.canvas'],
};

const bare = (key: string): string => key.slice(key.lastIndexOf('+') + 1);

test('every key that code listens for is on the sheet, under the title of its place', () => {
  const asked = Object.entries(sources).flatMap(([path, source]) => {
    const room = /^\.\.?\/([\w-]+)\//.exec(path)?.[1] ?? 'commands';
    return [...source.matchAll(/\bkey(?:\.startsWith\(| ===? )'([A-Z]\w+)'/g)].map(([, key]) => ({ room, key: key ?? '' }));
  });
  expect(asked.length).toBeGreaterThan(15);
  const listed = (room: string, key: string): boolean =>
    keySheet.some(
      ({ title, rows }) => titlesOf[room]?.includes(title) === true && rows.some(({ keys }) => keys.some((one) => bare(one).startsWith(key))),
    );
  expect(asked.filter(({ room, key }) => !listed(room, key))).toEqual([]);
});

test('every key of a command is on the sheet, and no two things of one place share a key', () => {
  const rows = keySheet.flatMap((section) => section.rows);
  for (const { id, keys } of commands.filter((command) => command.keys.length > 0)) expect(rows).toContainEqual({ label: `command.${id}`, keys });
  const taken = [...commands.flatMap(({ keys }) => keys), ...Object.values(canvasKeys).flat()];
  expect(taken.filter((key, index) => taken.indexOf(key) !== index)).toEqual([]);
});

test.each([
  [canvasKeys.nudge, false, 'Shift ← ↑ → ↓'],
  [canvasKeys.grow, true, '⌥⇧ ← ↑ → ↓'],
  [['Mod+Shift+Z', 'Mod+Y'], false, 'Ctrl Shift Z / Ctrl Y'],
  [['Delete', 'Backspace'], false, 'Delete / Backspace'],
  [['Shift+'], false, 'Shift'],
  [['+', '='], false, '+ / ='],
] as const)('%j (Mac: %s) are %s', (keys, isMac, words) => {
  expect(keysWords(keys, isMac)).toBe(words);
});
