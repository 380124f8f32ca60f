import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { amongMembers } from '../facts/among-members.ts';

/** What the gate and the message need of one member. */
export interface GateFacts {
  readonly no: number;
  readonly address: string | null;
  readonly agreed: boolean;
  readonly zone: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Reads it for all the members in one statement: address, last word on the purpose as of `at`, zone, and the attributes that are asked for. */
export async function gateFacts(db: Database, asked: GateQuestion, members: readonly number[]): Promise<ReadonlyMap<number, GateFacts>> {
  const { workspaceId, channel, purpose, at, fields } = asked;
  const among = amongMembers(members);
  const values = sql.join(fields.map((field, index) => sql`m.attributes -> ${field} as ${sql.ref(`v${index}`)}`));
  const { rows } = await sql<MemberRow>`
    select m.no, a.value as address, coalesce(c.given, false) as agreed, m.zone${fields.length > 0 ? sql`, ${values}` : sql``}
    from member m
    left join address a on a.workspace_id = ${workspaceId} and a.channel = ${channel} and a.member_no = m.no and ${among('a.member_no')}
    left join (
      select distinct on (member_no) member_no, given from consent_change
      where workspace_id = ${workspaceId} and channel = ${channel} and purpose = ${purpose} and ${among('member_no')} and occurred_at <= ${new Date(at)}
      order by member_no desc, occurred_at desc, sequence desc
    ) c on c.member_no = m.no
    where m.workspace_id = ${workspaceId} and ${among('m.no')}`.execute(db);
  const facts = new Map<number, GateFacts>();
  for (const row of rows) {
    const attributes: Record<string, unknown> = {};
    for (const [index, field] of fields.entries()) attributes[field] = row[`v${index}`];
    facts.set(row.no, { no: row.no, address: row.address, agreed: row.agreed, zone: row.zone, attributes });
  }
  return facts;
}

export interface GateQuestion {
  readonly workspaceId: string;
  readonly channel: string;
  readonly purpose: string;
  /** Consent counts as of this instant. */
  readonly at: number;
  /** Attributes that the message reads. */
  readonly fields: readonly string[];
}

interface MemberRow {
  readonly no: number;
  readonly address: string | null;
  readonly agreed: boolean;
  readonly zone: string | null;
  readonly [value: `v${number}`]: unknown;
}
