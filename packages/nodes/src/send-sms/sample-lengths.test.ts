import { expect, it } from 'vitest';
import { costMinor, sampleLengths } from './sample-lengths.ts';

const members = ['小满', '林', '茶'.repeat(10), ''].map((name) => ({ values: name === '' ? {} : { name } }));

it('says how long a text comes out over real members', () => {
  const text = `【鹊桥茶铺】{{ member.name | default: "您好" }}，${'茶'.repeat(54)}拒`;
  expect(sampleLengths(text, members)).toEqual({ people: 4, longestUnits: 72, longestParts: 2, moreThanOne: 0.25, meanParts: 1.25 });
});

it('leaves out for whom it cannot be rendered, and says nothing of nobody', () => {
  expect(sampleLengths('{{ member.name }}', members)).toMatchObject({ people: 3 });
  expect(sampleLengths('{{ member.name', members)).toBeNull();
});

it('costs price × parts × people, in whole minor units', () => {
  expect(costMinor(4_500, 1.25, 1_000)).toBe(5_625);
  expect(costMinor(45, 1, 1)).toBe(1);
});
