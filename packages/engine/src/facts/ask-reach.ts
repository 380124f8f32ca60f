import type { Op } from '@magpie/journey/plan';
import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import type { FactPart } from '../step/advance-groups.ts';
import type { StepScope } from './step-scope.ts';

/** Who can be reached by a send as of `at`: has an address on the channel, and their last word on the purpose was yes. */
export async function askReach({ db, run, watermark }: StepScope, op: Extract<Op, { op: 'send' }>, at: Instant, members: readonly number[]): Promise<readonly FactPart[]> {
  const seen = sql`occurred_at <= ${new Date(at)} and (${watermark}::bigint is null or sequence <= ${watermark}::bigint)`;
  const asked = [...members];
  const { rows } = await sql<{ no: number; addressed: boolean; agreed: boolean }>`
    select asked.no, a.member_no is not null as addressed, coalesce(c.given, false) as agreed
    from unnest(${asked}::int[]) as asked(no)
    left join address a on a.workspace_id = ${run.workspaceId} and a.channel = ${op.channel} and a.member_no = asked.no
    left join (
      select distinct on (member_no) member_no, given from consent_change
      where workspace_id = ${run.workspaceId} and channel = ${op.channel} and purpose = ${op.purpose} and member_no = any(${asked}::int[]) and ${seen}
      order by member_no, occurred_at desc, sequence desc
    ) c on c.member_no = asked.no`.execute(db);
  const part = (value: string | null, who: (row: { addressed: boolean; agreed: boolean }) => boolean): FactPart => ({ value, members: rows.filter(who).map((row) => row.no) });
  return [
    part(null, (row) => row.addressed && row.agreed),
    part('no-address', (row) => !row.addressed),
    part('no-consent', (row) => row.addressed && !row.agreed),
  ].filter((each) => each.members.length > 0);
}
