/**
 * A set of member numbers: those that `query` selects (one distinct column `member_no`), or, as a complement, everybody else. A null query
 * selects nobody. Complements keep "not" and "never bought" cheap: who is everybody is asked once, at the top, as an anti-join.
 */
export interface MemberSet {
  readonly query: string | null;
  readonly isComplement: boolean;
}

export const nobody: MemberSet = { query: null, isComplement: false };
export const everybody: MemberSet = { query: null, isComplement: true };

export function complementOf(set: MemberSet): MemberSet {
  return { query: set.query, isComplement: !set.isComplement };
}

/** Everybody in each of the sets. Distinct sets meet in plain joins, which the planner may order as it likes; complements are anti-joins. */
export function intersectionOf(sets: readonly MemberSet[]): MemberSet {
  const within = sets.filter((set) => !set.isComplement);
  const without = sets.filter((set) => set.isComplement).flatMap((set) => (set.query === null ? [] : [set.query]));
  if (within.length === 0) return { query: unionQuery(without), isComplement: true };
  const queries = within.flatMap((set) => (set.query === null ? [] : [set.query]));
  if (queries.length < within.length) return nobody;
  return { query: joinQuery(queries, without), isComplement: false };
}

/** Everybody in any of the sets (De Morgan: what is left out of the union is in every complement). */
export function unionOf(sets: readonly MemberSet[]): MemberSet {
  return complementOf(intersectionOf(sets.map(complementOf)));
}

function joinQuery(queries: readonly string[], without: readonly string[]): string {
  const [first, ...rest] = queries;
  if (first === undefined || (rest.length === 0 && without.length === 0)) return first ?? '';
  const joins = rest.map((query, index) => ` join (${query}) s${index + 1} on s${index + 1}.member_no = s0.member_no`).join('');
  const antiJoins = without.map((query) => `not exists (select from (${query}) w where w.member_no = s0.member_no)`).join(' and ');
  return `select s0.member_no from (${first}) s0${joins}${antiJoins === '' ? '' : ` where ${antiJoins}`}`;
}

function unionQuery(queries: readonly string[]): string | null {
  if (queries.length === 0) return null;
  return queries.length === 1 ? (queries[0] ?? null) : queries.map((query) => `(${query})`).join(' union ');
}
