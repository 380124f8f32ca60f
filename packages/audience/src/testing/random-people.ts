import type { Random } from '@magpie/kit';
import type { MemberFacts } from '../member-facts.ts';
import { type NumberFacts, randomFacts } from './random-facts.ts';

/** Somebody of a random shop. */
export interface RandomPerson {
  readonly no: number;
  readonly aliasOf: number | null;
  readonly isErased: boolean;
  readonly facts: NumberFacts;
}

/** Numbers over several blocks; some merged into a neighbour (also into an erased or a merged one), some erased. */
export function randomPeople(random: Random, nextSequence: () => bigint): readonly RandomPerson[] {
  const numbers = Array.from({ length: 260 }, (_, index) => index * 13 + random.integer(13));
  return numbers.map((no, index) => ({
    no,
    aliasOf: index > 0 && random.integer(8) === 0 ? (numbers[index - 1] ?? null) : null,
    isErased: random.integer(25) === 0,
    facts: randomFacts(random, nextSequence),
  }));
}

/** Facts of the member himself and of every number that is an alias of his. */
export function memberFacts(person: RandomPerson, people: readonly RandomPerson[]): MemberFacts {
  const all = people.filter((other) => other === person || other.aliasOf === person.no).map((other) => other.facts);
  return {
    attributes: all.flatMap((facts) => facts.attributes),
    tags: all.flatMap((facts) => facts.tags),
    consents: all.flatMap((facts) => facts.consents),
    events: all.flatMap((facts) => facts.events),
    cohorts: new Set(all.flatMap((facts) => facts.cohorts)),
    channels: new Set(all.flatMap((facts) => facts.channels)),
    zone: person.facts.zone,
  };
}
