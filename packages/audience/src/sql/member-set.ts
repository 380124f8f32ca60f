/**
 * A set of member numbers: those that `query` selects (one distinct column `member_no`), or, as a complement, everybody else. A null query
 * selects nobody. Complements keep "not" and "never bought" cheap: who is everybody is asked once, at the top, as an anti-join.
 */
export interface MemberSet {
  readonly query: string | null;
  readonly isComplement: boolean;
  /** For a set that is cheap to list and holds few, as far as can be told from the clause: its query, numbers possibly repeated. */
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
 * Everybody in each of the sets. Distinct sets meet in plain joins, which the planner may order as it likes; complements are anti-joins.
 * Where one set is narrow, costly queries read only its members' facts: the planner cannot push a semi-join below GROUP BY by itself.
 */
export function intersectionOf(sets: readonly MemberSet[]): MemberSet {
  const within = sets.filter((set) => !set.isComplement);
  const without = sets.filter((set) => set.isComplement && set.query !== null);
  const [only] = [...within, ...without];
  if (only === undefined) return everybody;
  if (within.some((set) => set.query === null)) return nobody;
  if (within.length + without.length === 1) return only;
  if (within.length === 0) return complementOf(listed(unionQuery(without)));
  return listed(narrowingQuery(within, without));
}

/** Everybody in any of the sets (De Morgan: what is left out of the union is in every complement). */
export function unionOf(sets: readonly MemberSet[]): MemberSet {
  return complementOf(intersectionOf(sets.map(complementOf)));
}

function listed(query: string): MemberSet {
  return { ...nobody, query };
}

/** A costly query read for the candidates alone is part of them, so that they need not be joined once more. */
function narrowingQuery(within: readonly MemberSet[], without: readonly MemberSet[]): string {
  const narrow = within.find((set) => set.candidates !== null);
  const queryIn = (set: MemberSet): string => (narrow?.candidates ? set.narrowed?.(narrow.candidates) : null) ?? queryOf(set);
  const isImplied = within.some((set) => set.narrowed !== null);
  const joined = isImplied ? within.filter((set) => set !== narrow) : within;
  return joinQuery(joined.map(queryIn), without.map(queryIn));
}

function joinQuery(queries: readonly string[], without: readonly string[]): string {
  const [first, ...rest] = queries;
  if (first === undefined || (rest.length === 0 && without.length === 0)) return first ?? '';
  const joins = rest.map((query, index) => ` join (${query}) s${index + 1} on s${index + 1}.member_no = s0.member_no`).join('');
  const antiJoins = without.map((query) => `not exists (select from (${query}) w where w.member_no = s0.member_no)`).join(' and ');
  return `select s0.member_no from (${first}) s0${joins}${antiJoins === '' ? '' : ` where ${antiJoins}`}`;
}

function unionQuery(sets: readonly MemberSet[]): string {
  return sets.map((set) => `(${queryOf(set)})`).join(' union ');
}

function queryOf(set: MemberSet): string {
  return set.query ?? '';
}
