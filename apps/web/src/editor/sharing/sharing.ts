import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftPerson } from '../../api/contract.ts';
import { thisClient } from './this-client.ts';

/** Who has this draft open, this tab among them, in the order in which they came. */
export interface SharingState {
  readonly people: readonly DraftPerson[];
  /** Another text whenever something was said about the draft; empty until the watch has told. */
  readonly comments: string;
}

export type Sharing = StoreApi<SharingState>;

export function createSharing(): Sharing {
  return createStore<SharingState>(() => ({ people: [], comments: '' }));
}

/** Somebody else, with the number of the colour that they have on every screen. */
export interface OtherPerson extends DraftPerson {
  readonly colour: number;
  /** The same user in another tab. */
  readonly isMyself: boolean;
}

/** White on them can be read; they are in sharing.css too, by their numbers. */
export const personColours: readonly string[] = ['#5f4fc4', '#0a7569', '#b34a17', '#a8367d', '#2f6499', '#7a5a00'];

/** Everybody but this tab. A colour follows from the name, and gives way to who came earlier. */
export function othersAmong(people: readonly DraftPerson[]): readonly OtherPerson[] {
  const taken = new Set<number>();
  const me = people.find(({ client }) => client === thisClient);
  return people.flatMap((person): readonly OtherPerson[] => {
    let colour = hashOf(person.userId + person.client) % personColours.length;
    while (taken.has(colour) && taken.size < personColours.length) colour = (colour + 1) % personColours.length;
    taken.add(colour);
    return person.client === thisClient ? [] : [{ ...person, colour, isMyself: person.userId === me?.userId }];
  });
}

/** Who was at a step before this tab and is still there: the step is theirs until they leave. */
export function holderOf(people: readonly DraftPerson[], node: string): OtherPerson | null {
  const me = people.find(({ client }) => client === thisClient);
  const mySince = me?.place.nodes.includes(node) === true ? me.hereSince : Number.POSITIVE_INFINITY;
  const isBefore = (person: OtherPerson): boolean => person.hereSince < mySince || (person.hereSince === mySince && person.client < thisClient);
  return othersAmong(people).find((person) => person.place.nodes.length === 1 && person.place.nodes[0] === node && isBefore(person)) ?? null;
}

function hashOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return hash;
}
