import { Parameters, propertyTestsSql } from '@magpie/audience/sql';
import type { FactNeed, Op } from '@magpie/journey/plan';
import { CompiledQuery } from 'kysely';
import type { FactPart } from '../step/advance-groups.ts';
import type { StepScope } from './step-scope.ts';

/**
 * When each member's first matching event inside [from, to) occurred, or null: one statement for all. On a scaled clock a step sees what has occurred
 * by its `now`. A backtest knows its whole history, and on the real clock what is committed is known even to a wave that is late: its `now` lies
 * before news that the applier has long taken, and whoever waits must be due when their event occurs. Events of numbers merged into a member count.
 */
export async function askEvent(
  scope: StepScope,
  op: Extract<Op, { op: 'awaitEvent' }>,
  need: Extract<FactNeed, { type: 'event' }>,
  members: readonly number[],
): Promise<readonly FactPart[]> {
  const { db, run } = scope;
  const parameters = new Parameters();
  const workspace = parameters.add('text', run.workspaceId);
  const listed = parameters.add('int[]', members);
  const text = `
    with person as (
      select no, no as member_no from unnest(${listed}) as no
      union all select m.no, m.alias_of from member m where m.workspace_id = ${workspace} and m.alias_of = any(${listed})
    )
    select p.member_no, (extract(epoch from min(e.occurred_at)) * 1000)::bigint as at
    from person p join event e on e.workspace_id = ${workspace} and e.member_no = p.no
    where e.name = ${parameters.add('text', op.event)} and e.occurred_at >= ${parameters.instant(need.from)} and e.occurred_at < ${parameters.instant(need.to)}${knownSql(scope, parameters)}${propertyTestsSql(op.where, 'e', parameters)}
    group by p.member_no`;
  const { rows } = await db.executeQuery<{ member_no: number; at: bigint }>(CompiledQuery.raw(text, [...parameters.values]));
  return partsByInstant(
    rows.map(({ member_no, at }) => ({ asked: member_no, at })),
    members,
  );
}

/** `and …`: which of the events `e` a step may know of. */
export function knownSql({ run, watermark, now }: StepScope, parameters: Parameters): string {
  const known = run.clock.type !== 'scaled' ? '' : ` and e.occurred_at <= ${parameters.instant(now)}`;
  return watermark === null ? known : `${known} and e.sequence <= ${parameters.add('bigint', watermark)}`;
}

/** Those who were asked about by the instant that was found for them; null for everybody else. */
export function partsByInstant(found: readonly { readonly asked: number; readonly at: bigint }[], everybody: readonly number[]): readonly FactPart[] {
  const byInstant = new Map<number, number[]>();
  const matched = new Set<number>();
  for (const { asked, at } of found) {
    matched.add(asked);
    const list = byInstant.get(Number(at));
    if (list) list.push(asked);
    else byInstant.set(Number(at), [asked]);
  }
  const parts: FactPart[] = [...byInstant].map(([value, part]) => ({ value, members: part }));
  const without = everybody.filter((asked) => !matched.has(asked));
  return without.length > 0 ? [...parts, { value: null, members: without }] : parts;
}
