import { describe, expect, it } from 'vitest';
import { type Deed, deedsFor, propertiesOf, typedText, typedValue } from './deed.ts';

const deed: Deed = { id: 1, event: 'Order Completed', occurredAt: Date.parse('2027-08-08T15:30+08:00'), key: '', value: null, properties: [] };

describe('a deed by hand', () => {
  it('moves with the anchor, at its time of the day', () => {
    const [moved] = deedsFor([deed], { from: '2027-08-08', to: '2026-08-19', zone: 'Asia/Shanghai' });
    expect(new Date(moved?.occurredAt ?? 0).toISOString()).toBe('2026-08-19T07:30:00.000Z');
    expect(deedsFor([deed], { from: null, to: '2026-08-19', zone: 'Asia/Shanghai' })).toEqual([deed]);
  });

  it('keeps its time of the day where clocks are changed in between', () => {
    const noon = { ...deed, occurredAt: Date.parse('2027-03-01T12:00-05:00') };
    const [moved] = deedsFor([noon], { from: '2027-03-01', to: '2027-04-01', zone: 'America/New_York' });
    expect(new Date(moved?.occurredAt ?? 0).toISOString()).toBe('2027-04-01T16:00:00.000Z');
  });

  it.each([
    ['12', 12],
    ['-1.5', -1.5],
    ['012', '012'],
    ['"12"', '12'],
    ['true', true],
    ['"true"', 'true'],
    ['杭州', '杭州'],
    ['', ''],
  ])('reads %s as %j, and writes it again', (text, value) => {
    expect(typedValue(text)).toBe(value);
    expect(typedValue(typedText(value))).toBe(value);
  });

  it('has the properties that have a name and a value', () => {
    const properties = [
      { name: 'sku', value: 'tea-1' },
      { name: ' ', value: 1 },
      { name: 'size', value: '' },
      { name: ' gift ', value: true },
    ];
    expect(propertiesOf({ properties })).toEqual({ sku: 'tea-1', gift: true });
  });
});
