import { type RawBuilder, sql } from 'kysely';

/** From this share of the numbers they span on, members are read by the range rather than one by one. */
const denseShare = 0.125;

/**
 * Which of a table's rows to read for some members: a condition on its column of member numbers. Members who stand close together are read by the
 * range they span, with others in between; join with the members themselves.
 */
export function amongMembers(members: readonly number[]): (column: string) => RawBuilder<unknown> {
  const from = members.reduce((least, no) => Math.min(least, no), Infinity);
  const to = members.reduce((most, no) => Math.max(most, no), -1);
  if (members.length > 0 && members.length >= (to - from + 1) * denseShare) return (column) => sql`${sql.ref(column)} between ${from} and ${to}`;
  const listed = [...members];
  return (column) => sql`${sql.ref(column)} = any(${listed}::int[])`;
}
