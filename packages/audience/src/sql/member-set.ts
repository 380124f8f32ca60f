/**
 * A set of member numbers: those that `query` selects (one distinct column `member_no`), or, as a complement, everybody else. A null query
 * selects nobody. Complements keep "not" and "never bought" cheap: who is everybody is asked once, at the top, as an anti-join.
 */
export interface MemberSet {
  readonly query: string | null;
  readonly isComplement: boolean;
  /** Cheap to list and few, as far as can be told from the clause: worth knowing before a costly aggregate is computed. */
  readonly isNarrow: boolean;
  /** For a costly aggregate: the same query reading only the facts of the members that `candidates` selects. */
  readonly narrowed: ((candidates: string) => string) | null;
}

export const nobody: MemberSet = { query: null, isComplement: false, isNarrow: true, narrowed: null };
export const everybody: MemberSet = { query: null, isComplement: true, isNarrow: false, narrowed: null };

/** A set that one cheap query lists. */
export function listed(query: string, isNarrow: boolean): MemberSet {
  return { query, isComplement: false, isNarrow, narrowed: null };
}

export function complementOf(set: MemberSet): MemberSet {
  return { ...set, isComplement: !set.isComplement };
}

/**
 * Everybody in each of the sets. Distinct sets meet in plain joins, which the planner may order as it likes; complements are anti-joins.
 * Where some sets are narrow, aggregates read only their members' facts: the planner cannot push a semi-join below GROUP BY by itself.
 */
export function intersectionOf(sets: readonly MemberSet[]): MemberSet {
  const within = sets.filter((set) => !set.isComplement);
  const without = sets.filter((set) => set.isComplement && set.query !== null);
  if (within.some((set) => set.query === null)) return nobody;
  const [only] = [...within, ...without];
  if (only === undefined) return everybody;
  if (within.length + without.length === 1) return only;
  if (within.length === 0) return complementOf(listed(unionQuery(without), without.every((set) => set.isNarrow)));

  const narrow = within.filter((set) => set.isNarrow);
  const isWorthIt = narrow.length > 0 && sets.some((set) => set.narrowed !== null);
  return listed(isWorthIt ? narrowingQuery(narrow, within.filter((set) => !set.isNarrow), without) : joinQuery(within.map(queryOf), without.map(queryOf)), narrow.length > 0);
}

/** Everybody in any of the sets (De Morgan: what is left out of the union is in every complement). */
export function unionOf(sets: readonly MemberSet[]): MemberSet {
  return complementOf(intersectionOf(sets.map(complementOf)));
}

/** An aggregate over the narrow set's members is part of it, so the narrow set itself joins only where there is none. A `with` read once is inlined by PostgreSQL. */
function narrowingQuery(narrow: readonly MemberSet[], others: readonly MemberSet[], without: readonly MemberSet[]): string {
  const candidates = 'select n.member_no from narrow n';
  const within = others.map((set) => set.narrowed?.(candidates) ?? queryOf(set));
  if (others.every((set) => set.narrowed === null)) within.unshift(candidates);
  const excluded = without.map((set) => set.narrowed?.(candidates) ?? queryOf(set));
  return `with narrow as (${joinQuery(narrow.map(queryOf), [])}) ${joinQuery(within, excluded)}`;
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
