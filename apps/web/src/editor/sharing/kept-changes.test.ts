import type { Edit } from '@magpie/journey';
import { expect, test } from 'vitest';
import type { PendingChange } from '../store/shared-draft.ts';
import { changeKeeper, forgetChanges, keptChanges } from './kept-changes.ts';

const rename = (name: string): Edit => ({ type: 'renameJourney', name });
const pending = (changeId: string, edit = rename(changeId)): PendingChange => ({ changeId, edit, key: null, sent: false });
const ids = (journey: string, storage: Storage): readonly string[] => keptChanges(journey, storage).map(({ change }) => change.changeId);

test('what waits is kept in order and forgotten when the server has it; other journeys and tabs keep their own', () => {
  const storage = new Drawer();
  const keep = changeKeeper('j', 'tab 1', storage);
  changeKeeper('other', 'tab 1', storage)([pending('elsewhere')]);
  changeKeeper('j', 'tab 0', storage)([pending('zero')]);
  keep([pending('one'), pending('two')]);
  expect(keptChanges('j', storage).map(({ client, change }) => `${client}: ${change.changeId}`)).toEqual(['tab 0: zero', 'tab 1: one', 'tab 1: two']);
  keep([pending('two')]);
  forgetChanges('j', ['zero'], storage);
  expect(ids('j', storage)).toEqual(['two']);
  keep([]);
  expect([ids('j', storage), ids('other', storage)]).toEqual([[], ['elsewhere']]);
});

test('a letter more writes one entry, whatever else is waiting', () => {
  const storage = new Drawer();
  const keep = changeKeeper('j', 'tab', storage);
  const waiting = Array.from({ length: 500 }, (_, index) => pending(`change ${index}`));
  keep(waiting);
  const before = storage.writes;
  keep([...waiting, pending('last', rename('a'))]);
  keep([...waiting, pending('last', rename('ab'))]);
  expect(storage.writes - before).toBe(2);
  expect(keptChanges('j', storage).at(-1)?.change.edit).toEqual(rename('ab'));
});

test('what cannot be read is passed over, and a full storage says so and goes on', () => {
  const storage = new Drawer();
  storage.setItem('magpie-change:j:broken', '{"client":');
  storage.setItem('magpie-change:j:no-edit', JSON.stringify({ client: 'c', changeId: 'x', order: 1, edit: { type: 'none' } }));
  const keep = changeKeeper('j', 'tab', storage);
  storage.isFull = true;
  expect(keep([pending('one')])).toBe(false);
  storage.isFull = false;
  expect(keep([pending('one'), pending('two')])).toBe(true);
  expect(ids('j', storage)).toEqual(['one', 'two']);
});

/** A browser's storage, as far as it matters here: entries are its own members. */
class Drawer implements Storage {
  [name: string]: unknown;
  declare writes: number;
  declare isFull: boolean;

  constructor() {
    for (const name of ['writes', 'isFull'])
      Object.defineProperty(this, name, { value: name === 'writes' ? 0 : false, writable: true, enumerable: false });
  }

  get length(): number {
    return Object.keys(this).length;
  }

  clear(): void {
    for (const key of Object.keys(this)) Reflect.deleteProperty(this, key);
  }

  getItem(key: string): string | null {
    const value = this[key];
    return typeof value === 'string' ? value : null;
  }

  key(index: number): string | null {
    return Object.keys(this)[index] ?? null;
  }

  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }

  setItem(key: string, value: string): void {
    if (this.isFull) throw new Error('QuotaExceededError');
    this.writes += 1;
    this[key] = value;
  }
}
