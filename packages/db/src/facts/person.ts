/** An id of a person, by the source that calls them so: `user`, `anonymous`, `phone`, `email`, `wecom`, `openid` … */
export interface PersonId {
  readonly source: string;
  readonly value: string;
}

/** Somebody whom messages name: known by a number, or new. Two who are found to be one: the one stands for the other. */
export interface Person {
  readonly no: number | null;
  readonly externalId: string;
  /** Whether the shop itself has given them an id; who has none is anonymous. */
  hasUserId: boolean;
  phone: string | null;
  standsFor: Person | null;
}

/** Whom a person stands for, in the end. */
export function standing(person: Person): Person {
  let last = person;
  while (last.standsFor) last = last.standsFor;
  return last;
}

/** The external id of somebody whom only this id names. */
export function externalIdOf({ source, value }: PersonId): string {
  return source === 'user' ? value : `${source}:${value}`;
}

/** A key for maps. */
export function keyOfId({ source, value }: PersonId): string {
  return `${source}\u0000${value}`;
}
