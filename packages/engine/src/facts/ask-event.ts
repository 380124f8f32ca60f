import { Parameters, propertyTestsSql } from '@magpie/audience/sql';
import type { Op } from '@magpie/journey/plan';
import { CompiledQuery } from 'kysely';
import type { FactPart } from '../step/advance-groups.ts';
import type { AskedOf } from './asked-of.ts';
import { eventKeySql } from './event-key-sql.ts';
import type { StepScope } from './step-scope.ts';

/**
 * When the first matching event inside each one's [from, to) occurred, or null: one statement for all places, however many windows. Where the op has a
 * key, the event is about the same thing as the enrolment; one that is about nothing finds none. On a scaled clock a step sees what has occurred by its
 * `now`. A backtest knows its whole history, and on the real clock what is committed is known even to a wave that is late: its `now` lies before news
 * that the applier has long taken, and whoever waits must be due when their event occurs. Events of numbers merged into a member count.
 */
export async function askEvent(
  scope: StepScope,
  op: Extract<Op, { op: 'awaitEvent' }>,
  asked: readonly AskedOf<'event'>[],
): Promise<readonly FactPart[]> {
  const { db, run, who } = scope;
  const rows = asked.flatMap(({ need: { from, to }, members }) =>
    members.flatMap((place) => {
      const key = op.key === undefined ? '' : who.keyOf(place);
      return key === null ? [] : [{ place, no: who.memberOf(place), key, from, to }];
    }),
  );
  const parameters = new Parameters();
  const workspace = parameters.add('text', run.workspaceId);
  const columns = {
    ...(op.key === undefined
      ? {}
      : {
          key: parameters.add(
            'text[]',
            rows.map(({ key }) => key),
          ),
        }),
    ...(asked.length === 1
      ? {}
      : { from_at: parameters.instants(rows.map(({ from }) => from)), to_at: parameters.instants(rows.map(({ to }) => to)) }),
  };
  const names = Object.keys(columns);
  const own = names.map((name) => `, a.${name}`).join('');
  const lists = [
    parameters.add(
      'int[]',
      rows.map(({ place }) => place),
    ),
    parameters.add(
      'int[]',
      rows.map(({ no }) => no),
    ),
    ...Object.values(columns),
  ];
  const earliest = asked.reduce((least, { need }) => Math.min(least, need.from), Infinity);
  const latest = asked.reduce((most, { need }) => Math.max(most, need.to), -Infinity);
  const text = `
    with asked as (
      select * from unnest(${lists.join(', ')}) as a(${['place', 'no', ...names].join(', ')})
    ), person as (
      select * from asked
      union all select a.place, m.no${own} from asked a join member m on m.workspace_id = ${workspace} and m.alias_of = a.no
    )
    select a.place, (extract(epoch from min(e.occurred_at)) * 1000)::bigint as at
    from person a join event e on e.workspace_id = ${workspace} and e.member_no = a.no
    where e.name = ${parameters.add('text', op.event)} and e.occurred_at >= ${parameters.instant(earliest)} and e.occurred_at < ${parameters.instant(latest)}
      ${asked.length === 1 ? '' : 'and e.occurred_at >= a.from_at and e.occurred_at < a.to_at'}
      ${op.key === undefined ? '' : `and ${eventKeySql(op.key, parameters)} = a.key`}${knownSql(scope, parameters)}${propertyTestsSql(op.where, 'e', parameters)}
    group by a.place`;
  const found = await db.executeQuery<{ place: number; at: bigint }>(CompiledQuery.raw(text, [...parameters.values]));
  return partsByInstant(
    found.rows,
    asked.flatMap(({ members }) => members),
  );
}

/** `and …`: which of the events `e` a step may know of. */
function knownSql({ run, watermark, now }: StepScope, parameters: Parameters): string {
  const known = run.clock.type !== 'scaled' ? '' : ` and e.occurred_at <= ${parameters.instant(now)}`;
  return watermark === null ? known : `${known} and e.sequence <= ${parameters.add('bigint', watermark)}`;
}

/** Places by the instant that was found for them; null for all others. */
function partsByInstant(found: readonly { readonly place: number; readonly at: bigint }[], everybody: readonly number[]): readonly FactPart[] {
  const byInstant = new Map<number, number[]>();
  const matched = new Set<number>();
  for (const { place, at } of found) {
    matched.add(place);
    const list = byInstant.get(Number(at));
    if (list) list.push(place);
    else byInstant.set(Number(at), [place]);
  }
  const parts: FactPart[] = [...byInstant].map(([value, members]) => ({ value, members }));
  const without = everybody.filter((place) => !matched.has(place));
  return without.length > 0 ? [...parts, { value: null, members: without }] : parts;
}
