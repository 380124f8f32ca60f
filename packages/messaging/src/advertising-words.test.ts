import { expect, it } from 'vitest';
import { forbiddenWords } from './advertising-words.ts';

it('finds what the advertising law forbids, the longest word of a place, with its reason and place', () => {
  expect(forbiddenWords('【茶铺】全国第一的最低价，100%正品，国宴用茶')).toEqual([
    { word: '全国第一', reason: 'derived', at: 4 },
    { word: '最低价', reason: 'superlative', at: 9 },
    { word: '100%', reason: 'derived', at: 13 },
    { word: '国宴', reason: 'state', at: 20 },
  ]);
});

it('leaves ordinary words and what stands for member fields alone', () => {
  expect(forbiddenWords('最后三天，第一次购买，最近，{{ member.最佳 }}{% if x == "唯一" %}')).toEqual([]);
});

it('reads what is sent to whoever lacks a field', () => {
  const source = '{{ member.title | default: "最佳顾客" }}，{{ member.a | default: \'x\' }}唯一{{ member.b | upcase | default: "顶级" }}';
  expect(forbiddenWords(source).map(({ word, at }) => [word, source.slice(at, at + word.length)])).toEqual([
    ['最佳', '最佳'],
    ['唯一', '唯一'],
    ['顶级', '顶级'],
  ]);
});

it.each(['历史上的今天', '最低消费 30 元', '100%纯棉', '100% 羊毛'])('has nothing against %s', (text) => {
  expect(forbiddenWords(text)).toEqual([]);
});

it.each(['史上', '最低价', '100%有效', '第一品牌'])('is warned of %s', (text) => {
  expect(forbiddenWords(text)).toHaveLength(1);
});
