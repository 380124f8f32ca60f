import type { Dialect } from './dialect.ts';

/**
 * A set of member numbers: those that `query` selects (one column `member_no`, numbers may repeat), or, as a complement, everybody else.
 * A null query selects nobody. Complements keep "not" and "never bought" cheap: who is everybody is asked once, at the top.
 */
export interface MemberSet {
  readonly query: string | null;
  readonly isComplement: boolean;
  /** For a set that is cheap to list and holds few, as far as can be told from the clause: a query of it or of a little more, read straight from an indexed table. */
  readonly candidates: string | null;
  /** For a costly query: the same one reading only the facts of the members that a query lists. */
  readonly narrowed: ((candidates: string) => string) | null;
}

export const nobody: MemberSet = { query: null, isComplement: false, candidates: null, narrowed: null };
export const everybody: MemberSet = { ...nobody, isComplement: true };

export function complementOf(set: MemberSet): MemberSet {
  return { ...set, isComplement: !set.isComplement };
}

/**
 * Everybody in each of the sets. Where one is narrow, costly queries read only its members' facts (no planner pushes a restriction below GROUP BY by itself),
 * and where these are exactly its members, they need not meet it once more.
 */
export function intersectionOf(sets: readonly MemberSet[], dialect: Dialect): MemberSet {
  const within = sets.filter((set) => !set.isComplement);
  const without = sets.filter((set) => set.isComplement && set.query !== null);
  const [only] = [...within, ...without];
  if (only === undefined) return everybody;
  if (within.some((set) => set.query === null)) return nobody;
  if (within.length + without.length === 1) return only;
  if (within.length === 0) return complementOf(listed(without.map((set) => `(${queryOf(set)})`).join(' union ')));
  const narrow = within.find((set) => set.candidates !== null);
  const candidates = narrow?.candidates ?? null;
  const isMet = candidates !== null && candidates === narrow?.query && within.some((set) => set !== narrow && set.narrowed !== null);
  const queryIn = (set: MemberSet): string => (candidates !== null && set.narrowed ? set.narrowed(candidates) : queryOf(set));
  return listed(dialect.meet(within.filter((set) => !(isMet && set === narrow)).map(queryIn), without.map(queryIn)));
}

/** Everybody in any of the sets (De Morgan: what is left out of the union is in every complement). */
export function unionOf(sets: readonly MemberSet[], dialect: Dialect): MemberSet {
  return complementOf(intersectionOf(sets.map(complementOf), dialect));
}

function listed(query: string): MemberSet {
  return { ...nobody, query };
}

function queryOf(set: MemberSet): string {
  return set.query ?? '';
}
