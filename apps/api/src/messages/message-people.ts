import { sql } from 'kysely';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';

const found = 20;
const sampled = 200;

/** A member as a message sees them. */
export interface MessagePerson {
  readonly memberNo: number;
  readonly externalId: string;
  readonly name: string | null;
  /** The attributes that were asked for, as far as the member has them. */
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Members to render a message for, with the attributes it reads: those whose id or name begins with a text; without a text, up to 200 spread evenly
 * over all members, so that the lengths of what they get say something of everybody's.
 */
export const messagePeople = workspaceProcedure('view')
  .input(z.object({ text: textField(200), fields: z.array(textField(80, 1)).max(40) }))
  .query(async ({ ctx, input }): Promise<readonly MessagePerson[]> => {
    const { text, fields } = input;
    const values = sql`(select coalesce(jsonb_object_agg(f, m.attributes -> f), '{}'::jsonb) from unnest(${fields}::text[]) f where m.attributes -> f is not null)`;
    const present = sql`m.workspace_id = ${ctx.workspaceId} and m.alias_of is null and m.erased_at is null`;
    const columns = sql`m.no as "memberNo", m.external_id as "externalId", m.attributes->>'name' as name, ${values} as values`;
    const { rows } =
      text === ''
        ? await sql<MessagePerson>`
            select ${columns} from generate_series(0, ${sampled - 1}) turn
            join workspace w on w.id = ${ctx.workspaceId}
            join member m on ${present} and m.no = (turn::bigint * w.next_member_no / ${sampled})::int
            where turn = 0 or (turn::bigint * w.next_member_no / ${sampled}) > ((turn - 1)::bigint * w.next_member_no / ${sampled})
            order by m.no`.execute(ctx.db)
        : await sql<MessagePerson>`
            select ${columns} from member m
            where ${present} and (starts_with(m.external_id, ${text}) or starts_with(m.attributes->>'name', ${text}))
            order by length(m.external_id), m.external_id limit ${found}`.execute(ctx.db);
    return rows;
  });
