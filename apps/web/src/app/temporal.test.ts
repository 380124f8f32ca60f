import { Temporal as Polyfill } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { Temporal } from './temporal.ts';

test('is there where the platform has none', () => {
  expect(Temporal.PlainDate.from('2026-08-19').add({ days: 14 }).toString()).toBe(Polyfill.PlainDate.from('2026-09-02').toString());
});
