import type { AsOf } from '../as-of.ts';
import type { ScoreFilter } from '../filter.ts';
import { dayMs } from '@magpie/kit';
import { resolveWindow } from '../resolve-window.ts';
import { cutsOf, type ScoreCuts, type ScoreName } from '../score-cuts.ts';
import { anyReachSql } from './event-set.ts';
import { personCte, standingSql } from './members-statement.ts';
import { Parameters, type Statement } from './parameters.ts';
import type { Dialect } from './dialect.ts';
import { propertyTestsSql } from './property-tests-sql.ts';
import { plainSource } from './source.ts';

/** What {@link scorePlacesSql} selects: the value at one place of the sorted population, and how many it has. Numbers as drivers give them. */
export interface ScorePlaceRow {
  readonly score: string;
  readonly place: number | string | bigint;
  readonly value: number | string | bigint;
  readonly total: number | string | bigint;
}

const scores: readonly ScoreName[] = ['recency', 'frequency', 'monetary'];

/**
 * Selects the values of the population between which its fifths are cut, for each kind of score: everybody who stands in their own right and has a matching
 * event, those merged into them counted with them. Null: the window holds no instant, so there is nobody.
 */
export function scorePlacesSql(
  filter: Pick<ScoreFilter, 'event' | 'where' | 'window'>,
  { workspaceId, asOf, dialect }: { readonly workspaceId: string; readonly asOf: AsOf; readonly dialect?: Dialect },
): Statement | null {
  const parameters = new Parameters(dialect);
  const source = plainSource({ parameters, workspaceId, asOf, within: () => '' });
  const reaches = resolveWindow(filter.window, asOf).filter((reach) => reach.length > 0);
  if (reaches.length === 0) return null;
  const workspace = parameters.add('text', workspaceId);
  const { from, member } = source.facts('event');
  const events = `${from} and f.name = ${parameters.add('text', filter.event)} and ${anyReachSql(reaches, source)}${propertyTestsSql(filter.where, 'f', parameters)}`;
  const days = `floor((${parameters.dialect.epochMs(parameters.instant(asOf.now))} - ${parameters.dialect.epochMs('max(g.latest)')}) / ${dayMs}.0)`;
  const persons = parameters.dialect.mergedApart ? personCte(workspace, () => '') : '';
  const byNumber = `select ${member} as member_no, max(f.occurred_at) as latest, count(*) as count, coalesce(sum(f.value), 0) as value ${events} group by ${member}`;
  const who =
    persons === ''
      ? { no: 'g.member_no', join: '' }
      : { no: 'coalesce(p.member_no, g.member_no)', join: 'left join person p on p.no = g.member_no ' };
  const measured = `select ${who.no} as no, ${days} as recency, sum(g.count) as frequency, sum(g.value) as monetary from (${byNumber}) g ${who.join}group by 1`;
  const population = `select x.* from (${measured}) x join member m on m.no = x.no where ${standingSql(workspace)}`;
  const places = [1, 2, 3, 4].flatMap((fifth) => [0, 1].map((next) => `floor((s.total - 1) * ${fifth} / 5.0) + ${next}`)).join(', ');
  const sorted = (score: ScoreName): string =>
    `select '${score}' as score, s.place, s.value, s.total from (select ${score} as value, row_number() over (order by ${score}) - 1 as place, count(*) over () as total from population) s where s.place in (${places})`;
  return parameters.statement(
    `with ${persons === '' ? '' : `person as materialized (${persons}), `}population as materialized (${population}) ${scores.map(sorted).join(' union all ')}`,
  );
}

/** The cut points, from the rows of {@link scorePlacesSql}. */
export function cutsFromRows(rows: readonly ScorePlaceRow[]): ScoreCuts {
  const cuts = (score: ScoreName): readonly number[] => {
    const own = rows.filter((row) => row.score === score);
    const values = new Map(own.map((row) => [Number(row.place), Number(row.value)]));
    return cutsOf(Number(own[0]?.total ?? 0), (place) => values.get(place) ?? 0);
  };
  return { recency: cuts('recency'), frequency: cuts('frequency'), monetary: cuts('monetary') };
}
