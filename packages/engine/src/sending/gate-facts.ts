import type { Database } from '@magpie/db';
import { sql } from 'kysely';

/** What the gate and the message need of one member. */
export interface GateFacts {
  readonly no: number;
  readonly address: string | null;
  readonly agreed: boolean;
  readonly zone: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Reads it for many members in one statement: address, last word on the purpose as of `at`, zone and attributes. */
export async function gateFacts(
  db: Database,
  { workspaceId, channel, purpose, at }: { readonly workspaceId: string; readonly channel: string; readonly purpose: string; readonly at: number },
  members: readonly number[],
): Promise<ReadonlyMap<number, GateFacts>> {
  const asked = [...members];
  const { rows } = await sql<GateFacts>`
    select m.no, a.value as address, coalesce(c.given, false) as agreed, m.zone, m.attributes
    from member m
    left join address a on a.workspace_id = m.workspace_id and a.channel = ${channel} and a.member_no = m.no
    left join (
      select distinct on (member_no) member_no, given from consent_change
      where workspace_id = ${workspaceId} and channel = ${channel} and purpose = ${purpose} and member_no = any(${asked}::int[]) and occurred_at <= ${new Date(at)}
      order by member_no, occurred_at desc, sequence desc
    ) c on c.member_no = m.no
    where m.workspace_id = ${workspaceId} and m.no = any(${asked}::int[])`.execute(db);
  return new Map(rows.map((row) => [row.no, row]));
}
