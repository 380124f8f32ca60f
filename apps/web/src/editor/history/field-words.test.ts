import './words.ts';
import '../../app/kind-words.ts';
import type { JourneyNode } from '@magpie/journey';
import { kinds, qixiJourney } from '@magpie/nodes';
import type { ViewContext } from '@magpie/nodes/views';
import { describe, expect, test } from 'vitest';
import { bringWords, wordsIn } from '../../app/language.ts';
import { fieldLabel, fieldValue } from './field-words.ts';

await Promise.all([bringWords('zh-CN'), bringWords('en')]);

function contextOf(node: JourneyNode, locale: 'zh-CN' | 'en' = 'zh-CN'): ViewContext {
  const known = { events: [], tags: [], attributes: [], cohorts: [], audiences: [], runs: [] };
  return {
    words: wordsIn(locale),
    locale,
    zone: 'Asia/Shanghai',
    currency: 'CNY',
    now: 0,
    node,
    anchor: null,
    hasKey: false,
    anchorDates: [],
    known,
  };
}

function stepOf(type: string, config: JourneyNode['config']): JourneyNode {
  return { id: 'x', type, version: 1, name: '', stage: null, position: { x: 0, y: 0 }, config, when: null };
}

describe('fields in words', () => {
  test.each(['zh-CN', 'en'] as const)('every field of every kind has a label, and its value is told without a brace: %s', (locale) => {
    const samples = [...Object.values(kinds).map(({ type, initial }) => stepOf(type, initial)), ...qixiJourney({ id: 'q', locale }).nodes];
    const fields = samples.flatMap((node) =>
      Object.entries(node.config).map(([field, value]) => {
        const context = contextOf(node, locale);
        return { type: node.type, field, label: fieldLabel(node, [field], context), value: fieldValue(value, field, context) };
      }),
    );
    expect(fields.length).toBeGreaterThan(30);
    expect(fields.filter(({ field, label }) => label === field).map(({ type, field }) => `${type}.${field}`)).toEqual([]);
    expect(fields.filter(({ value }) => value === '' || /\[object|undefined|\{"/.test(value))).toEqual([]);
  });

  test('money is money, a choice is what its form calls it, a thing of a list has its name in front', () => {
    const coupon = stepOf('grant-coupon', { name: '', amountOff: 3_000, minimumSpend: 0, validDays: 30 });
    expect(fieldValue(3_000, 'amountOff', contextOf(coupon))).toBe('¥30');
    const split = stepOf('split', { arms: [{ id: 'arm-1', name: '参与', weight: 90 }], holdout: null });
    expect(fieldLabel(split, ['arms', 'arm-1', 'weight'], contextOf(split))).toBe('参与 · 权重');
    const wait = stepOf('wait', {});
    expect(fieldValue({ type: 'delay', amount: 2, unit: 'days' }, 'wait', contextOf(wait))).toMatch(/2.*天/);
    expect(fieldValue({ type: 'tag', tag: 'vip' }, 'filter', contextOf(wait))).toContain('vip');
  });
});
