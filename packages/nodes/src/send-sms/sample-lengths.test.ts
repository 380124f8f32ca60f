import { expect, it } from 'vitest';
import { costMinor, sampleLengths } from './sample-lengths.ts';

const members = ['小满', '林', '茶'.repeat(10), ''].map((name) => ({ values: name === '' ? {} : { name } }));

it('says how long a text comes out over real members', () => {
  const text = `【鹊桥茶铺】{{ member.name | default: "您好" }}，${'茶'.repeat(54)}拒`;
  expect(sampleLengths(text, members)).toEqual({
    people: 4,
    unwritable: 0,
    longestUnits: 72,
    longestParts: 2,
    leastParts: 1,
    moreThanOne: 0.25,
    meanParts: 1.25,
  });
});

it('says for how many it cannot be rendered: they are sent, and cost, nothing', () => {
  expect(sampleLengths('{{ member.name }}', members)).toMatchObject({ people: 3, unwritable: 1, meanParts: 0.75 });
  expect(sampleLengths('{{ member.name', members)).toMatchObject({ people: 0, unwritable: 4, longestParts: 0, moreThanOne: 0, meanParts: 0 });
  expect(sampleLengths('text', [])).toBeNull();
});

it('costs price × parts × people, in whole minor units', () => {
  expect(costMinor(4_500, 1.25, 1_000)).toBe(5_625);
  expect(costMinor(45, 1, 1)).toBe(1);
});
