import { attributeTypes, declareAttribute, listAttributes, recordAudit } from '@magpie/db';
import { sql } from 'kysely';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { router, workspaceProcedure } from '../trpc.ts';

const limit = 200;

/** Names of events that the workspace has, the most frequent first. */
const eventNames = workspaceProcedure('view').query(async ({ ctx }) => {
  const { rows } = await sql<{
    name: string;
    count: number;
  }>`select name, count(*)::int as count from event where workspace_id = ${ctx.workspaceId} group by name order by 2 desc, 1 limit ${limit}`.execute(
    ctx.db,
  );
  return rows;
});

/** Tags with how many members carry each. */
const tagNames = workspaceProcedure('view').query(async ({ ctx }) => {
  const { rows } = await sql<{
    name: string;
    count: number;
  }>`select tag as name, sum(bit_count(members))::int as count from tag_block where workspace_id = ${ctx.workspaceId} group by tag order by 2 desc, 1 limit ${limit}`.execute(
    ctx.db,
  );
  return rows;
});

/** Attributes with how many changes each has seen. */
const attributeNames = workspaceProcedure('view').query(async ({ ctx }) => {
  const { rows } = await sql<{
    name: string;
    count: number;
  }>`select name, count(*)::int as count from attribute_change where workspace_id = ${ctx.workspaceId} group by name order by 2 desc, 1 limit ${limit}`.execute(
    ctx.db,
  );
  return rows;
});

/** What attributes are: declared, or inferred from what came. */
const definitions = workspaceProcedure('view').query(({ ctx }) => listAttributes(ctx.db, ctx.workspaceId));

const title = textField(80).transform((text) => (text.trim() === '' ? null : text.trim()));

/** Says what type an attribute is of and what it is called. */
const declare = workspaceProcedure('edit')
  .input(z.object({ name: textField(200, 1), type: z.enum(attributeTypes), titleZh: title, titleEn: title }))
  .mutation(async ({ ctx, input: { workspaceId, ...definition } }) => {
    await ctx.db.transaction().execute(async (transaction) => {
      await declareAttribute(transaction, workspaceId, definition);
      await recordAudit(transaction, workspaceId, { userId: ctx.user.id, action: 'attribute.declare', subject: definition.name, detail: definition });
    });
  });

export const eventsRouter = router({ names: eventNames });
export const tagsRouter = router({ names: tagNames });
export const attributesRouter = router({ names: attributeNames, definitions, declare });
