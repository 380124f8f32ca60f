import { sql } from 'kysely';
import { z } from 'zod';
import { countField, textField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';

const pageMembers = 50;

/**
 * Members in their own right by number, a page at a time: of a tag, or found by a text, which is the number, the beginning of the shop's id or of the
 * name, or the whole of any other id, phone or e-mail. A national phone is looked for as one of China too.
 */
export const listMembers = workspaceProcedure('view')
  .input(z.object({ text: textField(200).default(''), tag: textField(200).nullable().default(null), cursor: countField.nullish() }))
  .query(async ({ ctx, input: { text: given, tag, cursor } }) => {
    const text = given.trim();
    const ids = [text, text.toLowerCase(), ...(/^1\d{10}$/.test(text) ? [`+86${text}`] : [])];
    const number = /^\d{1,9}$/.test(text) ? Number(text) : null;
    const found = sql`
      select coalesce(m.alias_of, m.no) from member m
        where m.workspace_id = ${ctx.workspaceId} and (m.no = ${number} or starts_with(m.external_id, ${text}) or starts_with(m.attributes ->> 'name', ${text}))
      union select coalesce(m.alias_of, m.no) from member_identity i join member m on m.workspace_id = i.workspace_id and m.no = i.member_no
        where i.workspace_id = ${ctx.workspaceId} and i.value = any(${ids}::text[])
      union select a.member_no from address a where a.workspace_id = ${ctx.workspaceId} and a.value = any(${ids}::text[])`;
    const { rows } = await sql<Row>`
      select m.no as "memberNo", m.external_id as "externalId", m.attributes ->> 'name' as name, m.occurred_at as since,
        (select json_object_agg(a.channel, a.value) from address a where a.workspace_id = ${ctx.workspaceId} and a.member_no = m.no) as addresses,
        array(select b.tag from tag_block b where b.workspace_id = ${ctx.workspaceId} and b.block = m.no >> 10 and get_bit(b.members, m.no & 1023) = 1 order by b.tag) as tags,
        (select max(e.occurred_at) from event e where e.workspace_id = ${ctx.workspaceId} and e.member_no = m.no) as "lastSeen"
      from member m
      where m.workspace_id = ${ctx.workspaceId} and m.alias_of is null and m.erased_at is null and m.no > ${cursor ?? -1}
        ${text === '' ? sql`` : sql`and m.no in (${found})`}
        ${
          tag === null
            ? sql``
            : sql`and exists (select from tag_block b where b.workspace_id = ${ctx.workspaceId} and b.tag = ${tag} and b.block = m.no >> 10 and get_bit(b.members, m.no & 1023) = 1)`
        }
      order by m.no limit ${pageMembers + 1}`.execute(ctx.db);
    const members = rows.slice(0, pageMembers).map(({ since, lastSeen, addresses, ...row }) => ({
      ...row,
      addresses: addresses ?? {},
      since: since.getTime(),
      lastSeen: lastSeen?.getTime() ?? null,
    }));
    return { members, nextCursor: rows.length > pageMembers ? (members.at(-1)?.memberNo ?? null) : null };
  });

interface Row {
  readonly memberNo: number;
  readonly externalId: string;
  readonly name: string | null;
  readonly since: Date;
  readonly addresses: Readonly<Record<string, string>> | null;
  readonly tags: readonly string[];
  readonly lastSeen: Date | null;
}
