import { expect, test } from 'vitest';
import { recentCommands, rememberCommand } from './recent-commands.ts';

function storage(kept: string | null = null): Pick<Storage, 'getItem' | 'setItem'> {
  let text = kept;
  return {
    getItem: () => text,
    setItem: (_key, value) => {
      text = value;
    },
  };
}

test('the last one asked for stands first, each once, and not more than five', () => {
  const kept = storage();
  for (const id of ['undo', 'tidy', 'undo', 'fit', 'walk', 'export', 'problems']) rememberCommand(id, kept);
  expect(recentCommands(kept)).toEqual(['problems', 'export', 'walk', 'fit', 'undo']);
});

test.each([null, 'not JSON', '{}', 'null', '[1, null]'])('%j holds nothing', (text) => {
  expect(recentCommands(storage(text))).toEqual([]);
});

test('a browser that keeps nothing is no fault', () => {
  const full = {
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(() => rememberCommand('undo', full)).not.toThrow();
  expect(recentCommands(full)).toEqual([]);
});
