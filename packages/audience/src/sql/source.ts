import type { AsOf } from '../filter.ts';
import type { Parameters } from './parameters.ts';

/** What one statement asks about. */
export interface SourceScope {
  readonly parameters: Parameters;
  readonly workspaceId: string;
  readonly asOf: AsOf;
  /** ` and …`: the limits of a member number, over the column that holds it; empty text for everybody. */
  readonly within: (column: string) => string;
  /** The same for reading facts, where a little more may be let in if that reads better; absent = the same. */
  readonly factsWithin?: (column: string) => string;
}

/** Tables of facts about a member, by the name they have in the database. */
export type FactTable = 'event' | 'attribute_change' | 'tag_change' | 'consent_change';

/**
 * Where facts are read and whose they are. The only place in which a table is named, and every one is named together with its workspace:
 * no clause can forget it.
 */
export interface Source {
  readonly parameters: Parameters;
  readonly asOf: AsOf;
  /** Expression of the member whom a fact row counts for, over the rows `f` of either. */
  readonly member: string;
  /** `from … where …` over the facts `f` of a table that are seen by `asOf.watermark`; the clause adds `and …`. */
  facts(table: FactTable): string;
  /** `from … where …` over the members `f` of cohorts; the clause adds `and …`. */
  cohortMembers(): string;
}

/** Facts by the number they were recorded under: right, and fastest, for every member whom nobody was merged into. */
export function plainSource(scope: SourceScope): Source {
  const { parameters, asOf, factsWithin: within = scope.within } = scope;
  const workspace = parameters.add('text', scope.workspaceId);
  return {
    parameters,
    asOf,
    member: 'f.member_no',
    facts: (table) => `from ${table} f where f.workspace_id = ${workspace}${within('f.member_no')}${watermarkSql(parameters, asOf)}`,
    cohortMembers: () =>
      `from (select (c.block << 10) + slot as member_no, c.cohort_id from cohort_block c cross join lateral generate_series(0, least(octet_length(c.members) * 8, 1024) - 1) slot ` +
      `where c.workspace_id = ${workspace} and get_bit(c.members, slot) = 1) f where true${within('f.member_no')}`,
  };
}

/** Facts of the numbers in the common table `person (no, member_no)`, counted for `member_no`: what was recorded under a merged number is its person's. */
export function personSource({ parameters, workspaceId, asOf }: SourceScope): Source {
  const workspace = parameters.add('text', workspaceId);
  return {
    parameters,
    asOf,
    member: 'p.member_no',
    facts: (table) => `from ${table} f join person p on p.no = f.member_no where f.workspace_id = ${workspace}${watermarkSql(parameters, asOf)}`,
    cohortMembers: () =>
      `from cohort_block f join person p on p.no >> 10 = f.block where f.workspace_id = ${workspace} ` +
      'and case when p.no & 1023 < octet_length(f.members) * 8 then get_bit(f.members, p.no & 1023) = 1 else false end',
  };
}

function watermarkSql(parameters: Parameters, asOf: AsOf): string {
  return asOf.watermark === null ? '' : ` and f.sequence <= ${parameters.add('bigint', asOf.watermark)}`;
}
