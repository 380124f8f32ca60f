import { expect, test } from 'vitest';
import { formatCount, formatDay, formatMoment, formatMoney, formatShare } from './format.ts';

const qixi = Date.UTC(2027, 7, 8, 1, 5, 9);

test.each([
  ['date', 'zh-CN', '2027-08-08 周日'],
  ['minute', 'zh-CN', '2027-08-08 周日 09:05'],
  ['short', 'zh-CN', '8 月 8 日 周日 09:05'],
  ['time', 'zh-CN', '09:05:09'],
  ['minute', 'en', '2027-08-08 Sun 09:05'],
  ['short', 'en', 'Sun, Aug 8 09:05'],
] as const)('%s in %s', (style, locale, text) => {
  expect(formatMoment(qixi, { zone: 'Asia/Shanghai', locale, style })).toBe(text);
});

test('midnight is 00, not 24', () => {
  expect(formatMoment(Date.UTC(2027, 7, 7, 16), { zone: 'Asia/Shanghai', locale: 'en', style: 'minute' })).toBe('2027-08-08 Sun 00:00');
});

test('counts, shares, days and money', () => {
  expect(formatCount(1234567)).toBe('1,234,567');
  expect(formatShare(0.1234)).toBe('12.3%');
  expect(formatDay('2027-08-08', 'zh-CN')).toBe('8 月 8 日 周日');
  expect(formatMoney(19900, 'CNY')).toBe('¥199');
  expect(formatMoney(19950, 'CNY')).toBe('¥199.50');
  expect(formatMoney(500, 'JPY', 'en')).toBe('¥500');
});
