import { expect, it } from 'vitest';
import { forbiddenWords } from './advertising-words.ts';
import { wordsInForce } from './words-in-force.ts';

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

it('looks for the words of a workspace: its own, and no others when it has none', () => {
  const rules = wordsInForce([
    { type: 'off', word: '独家' },
    { type: 'own', word: 'Best' },
    { type: 'own', word: '清仓' },
    { type: 'own', word: '最低消费' },
    { type: 'own', word: 'a.b' },
  ]);
  const found = (text: string) => forbiddenWords(text, rules).map(({ word, reason }) => [word, reason]);
  expect(found('独家清仓，顶级')).toEqual([
    ['清仓', 'own'],
    ['顶级', 'superlative'],
  ]);
  // Capitals do not matter, whole words do; a word of one's own is meant even where the shipped one claims nothing.
  expect(found('the best, BEST and bestow; axb, a.b')).toEqual([
    ['best', 'own'],
    ['BEST', 'own'],
    ['a.b', 'own'],
  ]);
  expect(found('最低消费 30 元，最低起送')).toEqual([['最低消费', 'own']]);
  expect(forbiddenWords('全国第一', [])).toEqual([]);
});

it('takes a shipped word that the workspace has made its own as its own', () => {
  expect(wordsInForce([{ type: 'own', word: '顶级' }]).filter(({ word }) => word === '顶级')).toEqual([{ word: '顶级', reason: 'own' }]);
});

it('reads 100% as a number of its own only', () => expect(forbiddenWords('2100% 增长')).toEqual([]));
