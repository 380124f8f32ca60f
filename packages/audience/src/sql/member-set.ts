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
 * Everybody in each of the sets. Sets meet in INTERSECT and EXCEPT, not in joins: these read each side once whatever the planner expects,
 * where a join of two aggregates that are thought to be one row each computes one of them again for every row of the other.
 * Where a set is narrow, costly queries read only its members' facts: no planner pushes a restriction below GROUP BY by itself.
 */
export function intersectionOf(sets: readonly MemberSet[]): MemberSet {
  const within = sets.filter((set) => !set.isComplement);
  const without = sets.filter((set) => set.isComplement && set.query !== null);
  const [only] = [...within, ...without];
  if (only === undefined) return everybody;
  if (within.some((set) => set.query === null)) return nobody;
  if (within.length + without.length === 1) return only;
  if (within.length === 0) return complementOf(listed(without.map(queryOf).join(' union ')));
  const candidates = within.find((set) => set.candidates !== null)?.candidates ?? null;
  const queryIn = (set: MemberSet): string => (candidates === null ? queryOf(set) : set.narrowed ? `(${set.narrowed(candidates)})` : queryOf(set));
  return listed([within.map(queryIn).join(' intersect '), ...without.map(queryIn)].join(' except '));
}

/** Everybody in any of the sets (De Morgan: what is left out of the union is in every complement). */
export function unionOf(sets: readonly MemberSet[]): MemberSet {
  return complementOf(intersectionOf(sets.map(complementOf)));
}

function listed(query: string): MemberSet {
  return { ...nobody, query };
}

function queryOf(set: MemberSet): string {
  return `(${set.query ?? ''})`;
}
