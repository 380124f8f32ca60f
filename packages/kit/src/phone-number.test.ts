import { describe, expect, it } from 'vitest';
import { isPhone, normalisePhone } from './phone-number.ts';

describe('isPhone', () => {
  it.each(['+8613800138000', '+14155552671', '+442071838750', '+2901234'])('takes %s', (text) => expect(isPhone(text)).toBe(true));
  it.each(['', '13800138000', '+0123456789', '+86 138 0013 8000', '+1234567890123456', '+86138001380OO', '+8613800138000\n', '＋8613800138000'])(
    'refuses %j',
    (text) => expect(isPhone(text)).toBe(false),
  );
});

describe('normalisePhone', () => {
  it.each([
    ['138 0013 8000', '+8613800138000'],
    ['0086-138-0013-8000', '+8613800138000'],
    ['+86 (138) 0013.8000', '+8613800138000'],
    ['１３８００１３８０００', '+8613800138000'],
    ['12', null],
    ['not a number', null],
  ])('reads %j as %s', (text, phone) => expect(normalisePhone(text, '86')).toBe(phone));
});
