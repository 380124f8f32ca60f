import { expect, it } from 'vitest';
import { createTextHistory } from './text-history.ts';

const step = (source: string) => ({ source, caret: source.length });

it('goes back over what was typed in quick succession at once, and on again', () => {
  const history = createTextHistory(step(''));
  for (const [at, source] of [
    [1_000, 'a'],
    [1_200, 'ab'],
    [5_000, 'abc'],
  ] as const)
    history.write(step(source), { isTyped: true, at });
  expect([history.undo(), history.undo(), history.undo()]).toEqual([step('ab'), step(''), null]);
  expect([history.redo(), history.redo(), history.redo()]).toEqual([step('ab'), step('abc'), null]);
});

it('keeps what was put in apart from what was typed', () => {
  const history = createTextHistory(step(''));
  history.write(step('a'), { isTyped: true, at: 1_000 });
  history.write(step('a{{ member.name }}'), { isTyped: false, at: 1_100 });
  history.write(step('a{{ member.name }}b'), { isTyped: true, at: 1_200 });
  expect([history.undo(), history.undo()]).toEqual([step('a{{ member.name }}'), step('a')]);
});

it('forgets what was taken back once something else is written, and never joins it to what came before', () => {
  const history = createTextHistory(step(''));
  history.write(step('a'), { isTyped: true, at: 1_000 });
  history.write(step('ab'), { isTyped: true, at: 9_000 });
  history.undo();
  history.write(step('ax'), { isTyped: true, at: 9_100 });
  expect(history.redo()).toBeNull();
  expect(history.undo()).toEqual(step('a'));
});

it('remembers so many steps and no more', () => {
  const history = createTextHistory(step(''));
  for (let number = 1; number <= 2_000; number += 1) history.write(step(String(number)), { isTyped: false, at: 0 });
  let steps = 0;
  while (history.undo() !== null) steps += 1;
  expect(steps).toBe(499);
});
