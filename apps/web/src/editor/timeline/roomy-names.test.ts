import { expect, test } from 'vitest';
import { roomyNames } from './roomy-names.ts';

const scale = { dayWidth: 27, xOfDate: (date: string): number => Number(date.slice(8)) * 27 };
const thanksgiving = { date: '2026-11-26', names: ['Thanksgiving'] };
const friday = { date: '2026-11-27', names: ['Black Friday'] };

test('of two names that would lie on each other the first is shown, or that of the anchor', () => {
  expect([...roomyNames([thanksgiving, friday], { scale, isFirst: () => false }).keys()]).toEqual(['2026-11-26']);
  expect([...roomyNames([thanksgiving, friday], { scale, isFirst: (date) => date === friday.date }).keys()]).toEqual(['2026-11-27']);
  const wide = { dayWidth: 120, xOfDate: (date: string): number => Number(date.slice(8)) * 120 };
  expect(roomyNames([thanksgiving, friday], { scale: wide, isFirst: () => false }).size).toBe(2);
});

test('a second name gives way before the first', () => {
  const both = { date: '2027-08-08', names: ['七夕', '立秋'] };
  expect(roomyNames([both], { scale, isFirst: () => false }).get('2027-08-08')).toBe('七夕 · 立秋');
  const near = { date: '2027-08-10', names: ['某某某节'] };
  expect([...roomyNames([near, both], { scale, isFirst: ({ length }) => length === 0 }).values()]).toEqual(['某某某节', '七夕']);
});
