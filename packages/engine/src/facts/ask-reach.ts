import type { Op } from '@magpie/journey/plan';
import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import type { FactPart } from '../step/advance-groups.ts';
import { amongMembers } from './among-members.ts';
import type { StepScope } from './step-scope.ts';

/**
 * Who can be reached by a send as of `at`: has an address on the channel, and their last word on the purpose was yes. Only those who cannot are read
 * from the database.
 */
export async function askReach(
  { db, run, watermark }: StepScope,
  op: Extract<Op, { op: 'send' }>,
  at: Instant,
  members: readonly number[],
): Promise<readonly FactPart[]> {
  const seen = sql`occurred_at <= ${new Date(at)} and (${watermark}::bigint is null or sequence <= ${watermark}::bigint)`;
  const among = amongMembers(members);
  const { rows } = await sql<{ no: number; addressed: boolean }>`
    select asked.no, a.member_no is not null as addressed
    from unnest(${[...members]}::int[]) as asked(no)
    left join address a on a.workspace_id = ${run.workspaceId} and a.channel = ${op.channel} and a.member_no = asked.no and ${among('a.member_no')}
    left join (
      select distinct on (member_no) member_no, given from consent_change
      where workspace_id = ${run.workspaceId} and channel = ${op.channel} and purpose = ${op.purpose} and ${among('member_no')} and ${seen}
      order by member_no desc, occurred_at desc, sequence desc
    ) c on c.member_no = asked.no
    where a.member_no is null or c.given is not true`.execute(db);
  const unreachable = new Map(rows.map(({ no, addressed }) => [no, addressed ? 'no-consent' : 'no-address']));
  const part = (value: 'no-address' | 'no-consent' | null): FactPart => ({
    value,
    members: members.filter((no) => (unreachable.get(no) ?? null) === value),
  });
  return [part(null), part('no-address'), part('no-consent')].filter((each) => each.members.length > 0);
}
