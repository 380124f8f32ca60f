import type { Instant } from '@magpie/kit';
import type { Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';
import type { FactInput } from './fact-input.ts';
import { findPeople } from './find-people.ts';
import { type MergeEvidence, type MergeReason, mergeWithin } from './merge-within.ts';
import { externalIdOf, keyOfId, type Person, type PersonId, standing } from './person.ts';

/** What one message of a source tells, and by which ids it names the person. */
export interface PersonMessage {
  /** A user id first, where there is one; then those that name one person alone, then phone and e-mail. */
  readonly ids: readonly [PersonId, ...PersonId[]];
  /** The source says that whoever bears this id is the same person. */
  readonly previous?: PersonId;
  readonly messageId: string;
  readonly occurredAt: Instant;
}

/** Two who may be one person, and why they are not joined by themselves. */
export interface HeldMerge {
  readonly from: Person;
  readonly into: Person;
  readonly reason: MergeReason;
  readonly refusal: 'different-phones' | 'two-known';
  readonly evidence: MergeEvidence;
  readonly occurredAt: Instant;
}

export interface Identified {
  /** Of each message whom it is about. Ask {@link standing} at the end: later messages may have joined them. */
  readonly people: readonly Person[];
  /** Ids that are borne from now on. */
  readonly claims: readonly (() => FactInput)[];
  readonly held: readonly HeldMerge[];
}

/**
 * Finds out whom messages are about, in their order, under the workspace's fact lock. An id that nobody bears is the person's from now on. Two who
 * bear one id are joined where one of them has no user id; two with user ids only when the source says so (`previous`); two with different phones
 * never. What is not joined is held for somebody to decide. An anonymous id of somebody else (a shared device) stays his.
 */
export async function identifyPeople(transaction: Transaction<DB>, workspaceId: string, messages: readonly PersonMessage[]): Promise<Identified> {
  const asked = new Map<string, PersonId>();
  for (const { ids, previous } of messages) {
    for (const id of ids) asked.set(keyOfId(id), id);
    if (previous) for (const id of namesOf(previous)) asked.set(keyOfId(id), id);
  }
  const borne = await findPeople(transaction, workspaceId, [...asked.values()]);
  const claims: (() => FactInput)[] = [];
  const held: HeldMerge[] = [];

  const bearer = (id: PersonId): Person | null => {
    const found = borne.get(keyOfId(id));
    return found ? standing(found) : null;
  };
  const claim = (id: PersonId, person: Person, occurredAt: Instant): void => {
    borne.set(keyOfId(id), person);
    claims.push(() => ({ type: 'identity', externalId: standing(person).externalId, ...id, occurredAt }));
  };
  const choose = ({ ids, occurredAt }: PersonMessage): Person => {
    const [first, ...others] = ids;
    const found = bearer(first);
    if (found) return found;
    const bearers = others.map(bearer).filter((person) => person !== null);
    const known = first.source === 'user' ? bearers.find((person) => !person.hasUserId) : bearers[0];
    if (known) {
      known.hasUserId ||= first.source === 'user';
      claim(first, known, occurredAt);
      return known;
    }
    const person: Person = { no: null, externalId: externalIdOf(first), hasUserId: first.source === 'user', phone: null, standsFor: null };
    if (first.source === 'user') borne.set(keyOfId(first), person);
    else claim(first, person, occurredAt);
    return person;
  };
  const join = async (one: Person, other: Person, why: Omit<HeldMerge, 'from' | 'into' | 'refusal'>): Promise<Person> => {
    // Where the source says so, the earlier id leads to the one it says.
    const { from, into } = why.reason === 'alias' && one.no !== null ? { from: other, into: one } : direction(one, other);
    if (from.phone !== null && into.phone !== null && from.phone !== into.phone) {
      held.push({ from, into, refusal: 'different-phones', ...why, evidence: { ...why.evidence, phones: [from.phone ?? '', into.phone ?? ''] } });
      return one;
    }
    if (from.no !== null && into.no !== null) await mergeWithin(transaction, workspaceId, { from: from.no, into: into.no, decidedBy: null, ...why });
    // A new one leaves nothing but his id.
    else if (from.hasUserId) claim({ source: 'user', value: from.externalId }, into, why.occurredAt);
    into.hasUserId ||= from.hasUserId;
    into.phone ??= from.phone;
    from.standsFor = into;
    return into;
  };

  const people: Person[] = [];
  for (const message of messages) {
    const { ids, previous, messageId, occurredAt } = message;
    let person = choose(message);
    for (const id of ids.slice(1)) {
      const other = bearer(id);
      const evidence = { ...id, message: messageId };
      if (!other) claim(id, person, occurredAt);
      else if (other === person || (id.source === 'anonymous' && other.hasUserId && person.hasUserId)) continue;
      else if (other.hasUserId && person.hasUserId)
        held.push({ ...direction(person, other), reason: 'same-identity', refusal: 'two-known', evidence, occurredAt });
      else person = await join(person, other, { reason: id.source === 'anonymous' ? 'identified' : 'same-identity', evidence, occurredAt });
    }
    const other = previous
      ? namesOf(previous)
          .map(bearer)
          .find((found) => found !== null)
      : null;
    if (previous && other && other !== person)
      person = await join(person, other, { reason: 'alias', evidence: { ...previous, message: messageId }, occurredAt });
    else if (previous && !other) claim(previous, person, occurredAt);
    const phone = ids.find(({ source }) => source === 'phone');
    if (phone) person.phone = phone.value;
    people.push(person);
  }
  return { people, claims, held };
}

/** An earlier id may have been a visitor's or the shop's own. */
function namesOf(id: PersonId): readonly PersonId[] {
  return id.source === 'anonymous' ? [id, { source: 'user', value: id.value }] : [id];
}

/** Who has a number stands for who has none, who has a user id for who has none, the earlier for the later. */
function direction(one: Person, other: Person): { readonly from: Person; readonly into: Person } {
  const isOneInto =
    (one.no === null) === (other.no === null)
      ? one.hasUserId === other.hasUserId
        ? (one.no ?? 0) <= (other.no ?? 0)
        : one.hasUserId
      : one.no !== null;
  return isOneInto ? { from: other, into: one } : { from: one, into: other };
}
