import { Parameters, propertyTestsSql } from '@magpie/audience/sql';
import type { FactNeed, Op } from '@magpie/journey/plan';
import { invariant } from '@magpie/kit';
import { CompiledQuery } from 'kysely';
import type { FactPart } from '../step/advance-groups.ts';
import { knownSql, partsByInstant } from './ask-event.ts';
import { eventKeySql } from './event-key-sql.ts';
import type { StepScope } from './step-scope.ts';

/**
 * When the first matching event inside [from, to) that is about the same thing as the enrolment occurred, or null: one statement for all places. An
 * enrolment that is about nothing finds none. Events of numbers merged into a member count.
 */
export async function askKeyedEvent(
  scope: StepScope,
  op: Extract<Op, { op: 'awaitEvent' }>,
  need: Extract<FactNeed, { type: 'event' }>,
  places: readonly number[],
): Promise<readonly FactPart[]> {
  invariant(op.key, `Op ${op.id} asks for no key`);
  const { db, run, who } = scope;
  const asked = places.flatMap((place) => {
    const key = who.keyOf(place);
    return key === null ? [] : [{ place, no: who.memberOf(place), key }];
  });
  const parameters = new Parameters();
  const workspace = parameters.add('text', run.workspaceId);
  const listed = parameters.add('jsonb', JSON.stringify(asked));
  const text = `
    with asked as (
      select * from jsonb_to_recordset(${listed}) as a(place int, no int, key text)
    ), person as (
      select place, no, key from asked
      union all select a.place, m.no, a.key from asked a join member m on m.workspace_id = ${workspace} and m.alias_of = a.no
    )
    select p.place, (extract(epoch from min(e.occurred_at)) * 1000)::bigint as at
    from person p join event e on e.workspace_id = ${workspace} and e.member_no = p.no
    where e.name = ${parameters.add('text', op.event)} and e.occurred_at >= ${parameters.instant(need.from)} and e.occurred_at < ${parameters.instant(need.to)}
      and ${eventKeySql(op.key, parameters)} = p.key${knownSql(scope, parameters)}${propertyTestsSql(op.where, 'e', parameters)}
    group by p.place`;
  const { rows } = await db.executeQuery<{ place: number; at: bigint }>(CompiledQuery.raw(text, [...parameters.values]));
  return partsByInstant(
    rows.map(({ place, at }) => ({ asked: place, at })),
    places,
  );
}
