import type { Database } from '@magpie/db';
import { sql } from 'kysely';

/** Local day of the festival in the bench, and the day it is begun on. */
export const qixiDay = '2027-08-08';
export const benchNow = Date.parse('2026-11-23T00:00:00+08:00');

/** Members whose number is a multiple of this buy on the day. */
const buyerEvery = 4;

/**
 * Fills a workspace with members as the demo shop has them (4 % without a phone, 3 % who took back their consent, names, two zones, an order of
 * last year each), by set-wise SQL; every fourth buys on the day, at some minute between 08:00 and 24:00. The facts stand there from the beginning:
 * a step sees what has occurred by its own instant.
 */
export async function loadMembers(db: Database, workspaceId: string, members: number): Promise<void> {
  const joined = sql`timestamptz '2025-03-01Z' + (g % 500) * interval '1 day'`;
  await db.transaction().execute(async (transaction) => {
    const numbers = sql`generate_series(0, ${members - 1}::int) as g`;
    await sql`
      insert into member (workspace_id, no, external_id, zone, attributes, sequence, occurred_at, recorded_at)
      select ${workspaceId}, g, 'm' || g, case when g % 50 = 0 then 'Asia/Urumqi' end,
        jsonb_build_object('name', (array['小鹊', '王芳', '李娜', '张伟', '刘洋', '陈静'])[1 + g % 6] || g % 97, 'city', (array['杭州', '上海', '成都'])[1 + g % 3], 'level', '银卡'),
        g * 4 + 1, ${joined}, ${joined} from ${numbers}`.execute(transaction);
    await sql`
      insert into address (workspace_id, channel, member_no, value, sequence, occurred_at)
      select ${workspaceId}, 'sms', g, '+8613' || lpad(g::text, 9, '0'), g * 4 + 2, ${joined} from ${numbers} where hashint4(g) % 25 <> 0`.execute(
      transaction,
    );
    await sql`
      insert into consent_change (workspace_id, sequence, member_no, channel, purpose, given, occurred_at, recorded_at)
      select ${workspaceId}, g * 4 + 3 + given.later * ${members}::bigint * 4, g, 'sms', 'marketing', given.later = 0, ${joined} + given.later * interval '90 days', ${joined}
      from ${numbers} cross join (values (0), (1)) as given(later) where given.later = 0 or hashint4(g + 1) % 33 = 0`.execute(transaction);
    await sql`
      insert into event (workspace_id, sequence, id, member_no, name, value, currency, occurred_at)
      select ${workspaceId}, g * 4 + 4, 'old:' || g, g, 'Order Completed', 11800, 'CNY', ${joined} + interval '1 day' from ${numbers}`.execute(
      transaction,
    );
    await sql`
      insert into event (workspace_id, sequence, id, member_no, name, value, currency, occurred_at)
      select ${workspaceId}, ${members}::bigint * 8 + g, 'day:' || g, g, 'Order Completed', 15900, 'CNY', ${`${qixiDay}T08:00:00+08:00`}::timestamptz + (g / ${buyerEvery} % 960) * interval '1 minute'
      from ${numbers} where g % ${buyerEvery} = 0`.execute(transaction);
    await sql`update workspace set fact_sequence = ${members * 9}::bigint, next_member_no = ${members} where id = ${workspaceId}`.execute(
      transaction,
    );
    // Nobody has to be told of these facts one by one.
    await sql`insert into applier_cursor (workspace_id, sequence) values (${workspaceId}, ${members * 9}::bigint) on conflict (workspace_id) do update set sequence = excluded.sequence`.execute(
      transaction,
    );
  });
  await sql`vacuum analyze member, address, consent_change, event`.execute(db);
}
