import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { blockSlots } from '../codec/slot-set.ts';
import { memberOf } from '../step/block-page.ts';
import type { LedgerRow } from './ledger-rows.ts';

/** What the gate and the message need of one member. */
export interface GateFacts {
  readonly no: number;
  readonly address: string | null;
  readonly agreed: boolean;
  readonly zone: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** From this share of their blocks on, members are read by ranges of numbers rather than one by one. */
const denseShare = 0.25;

/** Reads it for all members of some ledger rows in one statement: address, last word on the purpose as of `at`, zone and attributes. */
export async function gateFacts(
  db: Database,
  { workspaceId, channel, purpose, at }: { readonly workspaceId: string; readonly channel: string; readonly purpose: string; readonly at: number },
  ledger: readonly LedgerRow[],
): Promise<ReadonlyMap<number, GateFacts>> {
  const blocks = ledger.map(({ block }) => block);
  const from = Math.min(...blocks) * blockSlots;
  const to = (Math.max(...blocks) + 1) * blockSlots;
  const members = ledger.flatMap((row) => Array.from(row.slots, (slot) => memberOf(row.block, slot)));
  const isDense = members.length >= (to - from) * denseShare;
  const asked = (column: 'm.no' | 'member_no') =>
    isDense ? sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to}` : sql`${sql.ref(column)} = any(${members}::int[])`;
  const { rows } = await sql<GateFacts>`
    select m.no, a.value as address, coalesce(c.given, false) as agreed, m.zone, m.attributes
    from member m
    left join address a on a.workspace_id = m.workspace_id and a.channel = ${channel} and a.member_no = m.no
    left join (
      select distinct on (member_no) member_no, given from consent_change
      where workspace_id = ${workspaceId} and channel = ${channel} and purpose = ${purpose} and ${asked('member_no')} and occurred_at <= ${new Date(at)}
      order by member_no, occurred_at desc, sequence desc
    ) c on c.member_no = m.no
    where m.workspace_id = ${workspaceId} and ${asked('m.no')}`.execute(db);
  return new Map(rows.map((row) => [row.no, row]));
}
