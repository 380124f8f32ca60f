import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';

const limit = 30;
/** Of how many events of a name, the newest, properties and their values are taken. */
const newest = 20_000;

const nameField = textField(500, 1);
const askedField = z.discriminatedUnion('type', [
  z.object({ type: z.literal('attribute'), name: nameField }),
  z.object({ type: z.literal('tag') }),
  z.object({ type: z.literal('event') }),
  z.object({ type: z.literal('property'), event: nameField }),
  z.object({ type: z.literal('property-value'), event: nameField, property: nameField }),
]);

/** A value that the shop has, and how often: members for an attribute or a tag, events for the others. */
export interface Suggested {
  readonly value: string | number | boolean;
  readonly count: number;
}

/** Values that really are there, the most frequent first, which hold a text. */
export const suggest = workspaceProcedure('view')
  .input(z.object({ of: askedField, text: textField(200).default('') }))
  .query(async ({ ctx, input }): Promise<readonly Suggested[]> => {
    const { rows } = await sql<Suggested>`
      select value, sum(times)::int as count from (${valuesOf(input.of, ctx.workspaceId)}) found
      where jsonb_typeof(value) in ('string', 'number', 'boolean')
        and (${input.text} = '' or strpos(lower(value #>> '{}'), lower(${input.text})) > 0)
      group by value order by count desc, value limit ${limit}`.execute(ctx.db);
    return rows;
  });

/** Rows of `value` (JSON) and `times`. */
function valuesOf(asked: z.infer<typeof askedField>, workspaceId: string): RawBuilder<unknown> {
  switch (asked.type) {
    case 'attribute':
      return sql`select attributes -> ${asked.name}::text as value, 1 as times from member
        where workspace_id = ${workspaceId} and alias_of is null and erased_at is null and attributes ? ${asked.name}`;
    case 'tag':
      return sql`select to_jsonb(tag) as value, bit_count(members) as times from tag_block where workspace_id = ${workspaceId}`;
    case 'event':
      return sql`select to_jsonb(name) as value, 1 as times from event where workspace_id = ${workspaceId}`;
    case 'property':
      return sql`select to_jsonb(p.key) as value, 1 as times from (${newestOf(asked.event, workspaceId)}) e cross join lateral jsonb_object_keys(e.properties) p(key)`;
    case 'property-value':
      return sql`select e.properties -> ${asked.property}::text as value, 1 as times from (${newestOf(asked.event, workspaceId)}) e`;
  }
}

function newestOf(event: string, workspaceId: string): RawBuilder<unknown> {
  return sql`select properties from event where workspace_id = ${workspaceId} and name = ${event} order by occurred_at desc limit ${newest}`;
}
