import { expect, test } from 'vitest';
import type { DraftPerson } from '../../api/contract.ts';
import { holderOf, othersAmong } from './sharing.ts';
import { thisClient } from './this-client.ts';

const person = (client: string, nodes: readonly string[], hereSince: number): DraftPerson => ({
  client,
  userId: client === thisClient ? 'me' : `user of ${client}`,
  name: client,
  place: { nodes, field: null, stage: null },
  hereSince,
});

test('a step is theirs who came first, and free again when they leave', () => {
  const me = (since: number): DraftPerson => person(thisClient, ['a'], since);
  expect(holderOf([me(5), person('x', ['a'], 3)], 'a')?.client).toBe('x');
  expect(holderOf([me(2), person('x', ['a'], 3)], 'a')).toBeNull();
  expect(holderOf([person(thisClient, ['b'], 1), person('x', ['a'], 3)], 'a')?.client).toBe('x');
  expect(holderOf([me(5), person('x', ['b'], 3)], 'a')).toBeNull();
  // Who has marked many steps writes in none of them.
  expect(holderOf([me(5), person('x', ['a', 'b'], 3)], 'a')).toBeNull();
});

test('of two that came in the same moment one has it', () => {
  const [first, last] = [`0${thisClient}`, `z${thisClient}`];
  expect(holderOf([person(thisClient, ['a'], 5), person(first, ['a'], 5)], 'a')?.client).toBe(first);
  expect(holderOf([person(thisClient, ['a'], 5), person(last, ['a'], 5)], 'a')).toBeNull();
});

test('up to six have colours of their own, and the first keep theirs when more come', () => {
  const people = Array.from({ length: 6 }, (_, index) => person(`tab ${index}`, [], index));
  const coloursOf = (some: readonly DraftPerson[]): readonly number[] => othersAmong(some).map(({ colour }) => colour);
  expect(new Set(coloursOf(people)).size).toBe(6);
  expect(coloursOf(people.slice(0, 3))).toEqual(coloursOf(people).slice(0, 3));
  expect(othersAmong([person(thisClient, [], 1), { ...person('other tab', [], 2), userId: 'me' }])).toMatchObject([{ isMyself: true }]);
});
