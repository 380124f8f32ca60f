import { sql } from 'kysely';
import type { Database } from './open-database.ts';
import { readCohortMembers } from './cohorts.ts';

/** `union`: in any of them; `intersection`: in all of them; `difference`: in the first and in none of the others. */
export const cohortOperations = ['union', 'intersection', 'difference'] as const;

export type CohortOperation = (typeof cohortOperations)[number];

/**
 * Member numbers of some cohorts put together, ascending. Whoever was merged into another since a cohort was saved counts as that person, on either side:
 * nobody comes twice, and nobody is missed who is in both under two numbers.
 */
export async function combineCohorts(
  db: Database,
  workspaceId: string,
  { operation, cohortIds }: { readonly operation: CohortOperation; readonly cohortIds: readonly string[] },
): Promise<readonly number[]> {
  const aliases = await readAliases(db, workspaceId);
  const sets: ReadonlySet<number>[] = [];
  for (const id of cohortIds) {
    const members = await readCohortMembers(db, workspaceId, id);
    sets.push(new Set(members.map((no) => aliases.get(no) ?? no)));
  }
  const [first = new Set<number>(), ...others] = sets;
  return [...combined[operation](first, others)].toSorted((left, right) => left - right);
}

type Sets = (first: ReadonlySet<number>, others: readonly ReadonlySet<number>[]) => Iterable<number>;

const combined: Readonly<Record<CohortOperation, Sets>> = {
  union: (first, others) => {
    const all = new Set(first);
    for (const other of others) for (const no of other) all.add(no);
    return all;
  },
  intersection: (first, others) => [...first].filter((no) => others.every((other) => other.has(no))),
  difference: (first, others) => [...first].filter((no) => !others.some((other) => other.has(no))),
};

/** Into whom merged members were merged. */
async function readAliases(db: Database, workspaceId: string): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ no: number; into: number }>`
    select no, alias_of as into from member where workspace_id = ${workspaceId} and alias_of is not null`.execute(db);
  return new Map(rows.map(({ no, into }) => [no, into]));
}
