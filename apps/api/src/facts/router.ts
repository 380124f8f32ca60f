import { sql } from 'kysely';
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

export const eventsRouter = router({ names: eventNames });
export const tagsRouter = router({ names: tagNames });
export const attributesRouter = router({ names: attributeNames });
