import type { Op } from '@magpie/journey/plan';
import { sql } from 'kysely';
import type { FactPart } from '../step/advance-groups.ts';
import { amongMembers } from './among-members.ts';
import type { AskedOf } from './asked-of.ts';
import type { StepScope } from './step-scope.ts';

/**
 * Who can be reached by a send as of the instant at which each came to it: has an address on the channel, and their last word on the purpose was yes.
 * One statement for all; only those who cannot are read from the database.
 */
export async function askReach(
  { db, run, watermark, who }: StepScope,
  op: Extract<Op, { op: 'send' }>,
  asked: readonly AskedOf<'reach'>[],
): Promise<readonly FactPart[]> {
  const rows = asked.flatMap(({ need, members }) => members.map((place) => ({ place, no: who.memberOf(place), at: need.at })));
  const numbers = rows.map(({ no }) => no);
  const among = amongMembers(numbers);
  const ofPurpose = sql`workspace_id = ${run.workspaceId} and channel = ${op.channel} and purpose = ${op.purpose}
    and (${watermark}::bigint is null or sequence <= ${watermark}::bigint)`;
  const [first] = asked;
  const common = asked.length === 1 && first ? new Date(first.need.at) : null;
  // At one instant the last words of all are read in one pass; at instants of their own, each one's last word is a look into the index.
  const lastWord = common
    ? sql`left join (
        select distinct on (member_no) member_no, given from consent_change
        where ${ofPurpose} and ${among('member_no')} and occurred_at <= ${common}
        order by member_no desc, occurred_at desc, sequence desc
      ) c on c.member_no = asked.no`
    : sql`left join lateral (
        select given from consent_change
        where ${ofPurpose} and member_no = asked.no and occurred_at <= to_timestamp(asked.at / 1000.0)
        order by occurred_at desc, sequence desc limit 1
      ) c on true`;
  const found = await sql<{ place: number; addressed: boolean }>`
    select asked.place, a.member_no is not null as addressed
    from unnest(${rows.map(({ place }) => place)}::int[], ${numbers}::int[], ${common ? [] : rows.map(({ at }) => at)}::bigint[]) as asked(place, no, at)
    left join address a on a.workspace_id = ${run.workspaceId} and a.channel = ${op.channel} and a.member_no = asked.no and ${among('a.member_no')}
    ${lastWord}
    where a.member_no is null or c.given is not true`.execute(db);
  const unreachable = new Map(found.rows.map(({ place, addressed }) => [place, addressed ? 'no-consent' : 'no-address']));
  const part = (value: 'no-address' | 'no-consent' | null): FactPart => ({
    value,
    members: rows.flatMap(({ place }) => ((unreachable.get(place) ?? null) === value ? [place] : [])),
  });
  return [part(null), part('no-address'), part('no-consent')].filter((each) => each.members.length > 0);
}
