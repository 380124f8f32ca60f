import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffText } from './diff-text.ts';

it('marks the words that differ, Chinese ones too', () => {
  expect(diffText('七夕礼盒已上架', '七夕礼盒今日上架')).toEqual([
    { type: 'same', text: '七夕礼盒' },
    { type: 'removed', text: '已' },
    { type: 'added', text: '今日' },
    { type: 'same', text: '上架' },
  ]);
  expect(diffText('same', 'same')).toEqual([{ type: 'same', text: 'same' }]);
  expect(diffText('', '')).toEqual([]);
});

it('holds both texts whole, however long', () => {
  const text = fc.string({ maxLength: 60, unit: fc.constantFrom('a', 'b', ' ', '礼', '盒', '，', '😀') });
  const check = (before: string, after: string): void => {
    const parts = diffText(before, after);
    const without = (type: string): string => parts.flatMap((part) => (part.type === type ? [] : [part.text])).join('');
    expect(without('added')).toBe(before);
    expect(without('removed')).toBe(after);
  };
  fc.assert(fc.property(text, text, check));
  check('a '.repeat(3_000), 'b '.repeat(3_000));
});
