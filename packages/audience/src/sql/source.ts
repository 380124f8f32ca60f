import type { AsOf } from '../as-of.ts';
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
  /** ` and …` over the column of a block; absent = every block. */
  readonly blocksWithin?: (column: string) => string;
}

/** Tables of facts about a member, by the name they have in the database. */
export type FactTable = 'event' | 'attribute_change' | 'tag_change' | 'consent_change';

/** `from … where …`, to which a clause adds `and …`, and the expression of the member whom a row counts for. */
export interface Rows {
  readonly from: string;
  readonly member: string;
}

/**
 * Where facts are read and whose they are. The only place in which a table is named, and every one is named together with its workspace:
 * no clause can forget it.
 */
export interface Source {
  readonly parameters: Parameters;
  readonly asOf: AsOf;
  /** The facts of a table that are seen by `asOf.watermark`. Rows are called `f`, or by another of {@link rowNames} where one statement reads several. */
  facts(table: FactTable, row?: RowName): Rows;
  /** Addresses `f` as they are now. */
  addresses(): Rows;
  /** Members `f` themselves. */
  members(): Rows;
  /** Members of cohorts, by `f.cohort_id`. */
  cohortMembers(): Rows;
  /** The history of runs (`transition`), or their messages (`send`), as views unroll them. */
  runRows(view: 'transition' | 'send'): Rows;
}

/** What rows of facts may be called, and beside each what the person is called whose they are. */
export const rowNames = { f: 'p', g: 'q', h: 's', i: 't', j: 'u', k: 'v' } as const;
export type RowName = keyof typeof rowNames;

/** Facts by the number they were recorded under: right, and fastest, for every member whom nobody was merged into. */
export function plainSource(scope: SourceScope): Source {
  const { parameters, asOf, factsWithin: within = scope.within, blocksWithin = () => '' } = scope;
  const workspace = parameters.add('text', scope.workspaceId);
  const rows = (table: string, row: RowName, more = ''): Rows => ({
    from: `from ${table} ${row} where ${row}.workspace_id = ${workspace}${within(`${row}.member_no`)}${more}`,
    member: `${row}.member_no`,
  });
  return {
    parameters,
    asOf,
    facts: (table, row = 'f') => rows(table, row, watermarkSql(row, parameters, asOf)),
    addresses: () => rows('address', 'f'),
    members: () => ({ from: `from member f where f.workspace_id = ${workspace}${within('f.no')}`, member: 'f.no' }),
    cohortMembers: () => ({ from: parameters.dialect.cohortMembers(workspace, within('f.member_no')), member: 'f.member_no' }),
    runRows: (view) => ({ from: `from ${view} f where f.workspace_id = ${workspace}${blocksWithin('f.block')}`, member: 'f.person_no' }),
  };
}

/** Facts of the numbers in the common table `person (no, member_no)`, counted for `member_no`: what was recorded under a merged number is its person's. */
export function personSource({ parameters, workspaceId, asOf }: SourceScope): Source {
  const workspace = parameters.add('text', workspaceId);
  const rows = (table: string, row: RowName, more = ''): Rows => {
    const person = rowNames[row];
    return {
      from: `from ${table} ${row} join person ${person} on ${person}.no = ${row}.member_no where ${row}.workspace_id = ${workspace}${more}`,
      member: `${person}.member_no`,
    };
  };
  return {
    parameters,
    asOf,
    facts: (table, row = 'f') => rows(table, row, watermarkSql(row, parameters, asOf)),
    addresses: () => rows('address', 'f'),
    members: () => ({
      from: `from member f join person p on p.no = f.no where f.workspace_id = ${workspace} and p.no = p.member_no`,
      member: 'p.member_no',
    }),
    cohortMembers: () => ({ from: parameters.dialect.personsInCohorts(workspace), member: 'p.member_no' }),
    runRows: (view) => ({ from: `from ${view} f where f.workspace_id = ${workspace}`, member: 'f.person_no' }),
  };
}

function watermarkSql(row: RowName, parameters: Parameters, asOf: AsOf): string {
  return asOf.watermark === null ? '' : ` and ${row}.sequence <= ${parameters.add('bigint', asOf.watermark)}`;
}
