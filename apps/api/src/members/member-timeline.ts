import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { countField, instantField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';
import { personOf } from './person-of.ts';

const pageItems = 50;

/** What a time line can be narrowed to; what runs did is asked for apart (`members.runs`). */
const groups = ['events', 'orders', 'consent', 'profile'] as const;

const cursorSchema = z.object({ at: instantField, sequence: z.string().regex(/^\d{1,19}$/), type: z.string().max(20) });

/** What happened to a person, and what became known of them, the latest first, a page at a time. */
export const memberTimeline = workspaceProcedure('view')
  .input(
    z.object({
      memberNo: countField,
      groups: z
        .array(z.enum(groups))
        .max(groups.length)
        .default([...groups]),
      cursor: cursorSchema.nullish(),
    }),
  )
  .query(async ({ ctx, input }) => {
    const { numbers } = await personOf(ctx.db, ctx.workspaceId, input.memberNo);
    const parts = input.groups.flatMap((group) => partsOf[group]);
    if (parts.length === 0) return { items: [], nextCursor: null };
    const { cursor } = input;
    const behind = cursor
      ? sql`where (at, sequence, type) < (${new Date(cursor.at)}::timestamptz, ${cursor.sequence}::bigint, ${cursor.type})`
      : sql``;
    const mine = sql`x.workspace_id = ${ctx.workspaceId} and x.member_no = any(${[...numbers]}::int[])`;
    const { rows } = await sql<{ type: string; at: Date; sequence: string; detail: TimelineDetail }>`
      select type, at, sequence::text as sequence, detail from (${sql.join(
        parts.map((part) => part(mine, ctx.workspaceId, numbers)),
        sql` union all `,
      )}) items (type, at, sequence, detail) ${behind} order by at desc, sequence desc, type desc limit ${pageItems + 1}`.execute(ctx.db);
    const items = rows.slice(0, pageItems).map(({ at, ...row }) => ({ ...row, at: at.getTime() }));
    const last = items.at(-1);
    return { items, nextCursor: rows.length > pageItems && last ? { at: last.at, sequence: last.sequence, type: last.type } : null };
  });

/** What an item is about, by the names its type has; money is minor units. */
export type TimelineDetail = Readonly<Record<string, unknown>>;

/** The rows of one table as items; `mine` holds of the rows `x` that are the person's. */
type Part = (mine: RawBuilder<unknown>, workspaceId: string, numbers: readonly number[]) => RawBuilder<unknown>;

const linesOf = (table: string, column: string): RawBuilder<unknown> => sql`(
  select coalesce(json_agg(json_build_object('goods', coalesce(g.name, l.goods_id), 'quantity', l.quantity::float8, 'amount', l.amount::float8) order by l.line), '[]'::json)
  from ${sql.table(table)} l left join goods g on g.workspace_id = l.workspace_id and g.id = l.goods_id
  where l.workspace_id = x.workspace_id and ${sql.ref(`l.${column}`)} = x.id)`;

const partsOf: Readonly<Record<(typeof groups)[number], readonly Part[]>> = {
  events: [
    // What is told as an order or a refund is not told twice.
    (mine) => sql`
      select 'event' as type, x.occurred_at as at, x.sequence, jsonb_build_object('name', x.name, 'key', x.key, 'value', x.value::float8, 'currency', x.currency, 'properties', x.properties) as detail
      from event x where ${mine}
        and not (x.name = 'Order Completed' and exists (select from shop_order o where o.workspace_id = x.workspace_id and 'order:' || o.id = x.id))
        and not (x.name = 'Order Refunded' and exists (select from refund r where r.workspace_id = x.workspace_id and 'refund:' || r.id = x.id))`,
  ],
  orders: [
    (mine) => sql`
      select 'order', x.placed_at, x.sequence, jsonb_build_object('id', x.id, 'status', x.status, 'value', x.value::float8, 'currency', x.currency, 'lines', ${linesOf('order_line', 'order_id')})
      from shop_order x where ${mine}`,
    (mine) => sql`
      select 'status', s.occurred_at, s.sequence, jsonb_build_object('id', s.order_id, 'status', s.status)
      from shop_order x join order_status_change s on s.workspace_id = x.workspace_id and s.order_id = x.id where ${mine}`,
    (mine) => sql`
      select 'refund', x.occurred_at, x.sequence, jsonb_build_object('id', x.id, 'order', x.order_id, 'value', x.value::float8, 'currency', x.currency, 'lines', ${linesOf('refund_line', 'refund_id')})
      from (select r.*, o.member_no from refund r join shop_order o on o.workspace_id = r.workspace_id and o.id = r.order_id) x where ${mine}`,
  ],
  consent: [
    (mine) => sql`
      select 'consent', x.occurred_at, x.sequence, jsonb_build_object('channel', x.channel, 'purpose', x.purpose, 'given', x.given) from consent_change x where ${mine}`,
  ],
  profile: [
    (mine) =>
      sql`select 'attribute', x.occurred_at, x.sequence, jsonb_build_object('name', x.name, 'value', x.value) from attribute_change x where ${mine}`,
    (mine) => sql`select 'tag', x.occurred_at, x.sequence, jsonb_build_object('tag', x.tag, 'present', x.present) from tag_change x where ${mine}`,
    (mine) =>
      sql`select 'address', x.occurred_at, x.sequence, jsonb_build_object('channel', x.channel, 'value', x.value) from address_change x where ${mine}`,
    (mine) =>
      sql`select 'identity', x.occurred_at, x.sequence, jsonb_build_object('source', x.source, 'value', x.value) from member_identity x where ${mine}`,
    (_, workspaceId, numbers) => sql`
      select 'merge', c.occurred_at, c.id, jsonb_build_object('reason', c.reason, 'source', c.evidence ->> 'source', 'value', c.evidence ->> 'value', 'byHand', c.decided_by is not null)
      from member_merge c where c.workspace_id = ${workspaceId} and c.state = 'merged' and c.into_no = any(${[...numbers]}::int[])`,
  ],
};
