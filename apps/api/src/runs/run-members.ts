import { membersAt, membersWho } from '@magpie/engine';
import { z } from 'zod';
import { idField, textField } from '../fields.ts';
import { listPeople } from '../people/list-people.ts';
import { workspaceProcedure } from '../trpc.ts';
import { findRun } from './run-numbers.ts';

/** The people behind a number: who is at a node now, or who left it by an outcome; a page at a time, by member number. */
export const runMembers = workspaceProcedure('view')
  .input(z.object({ runId: idField, node: idField, outcome: idField.optional(), cursor: textField(20).nullish() }))
  .query(async ({ ctx, input }) => {
    const run = { workspaceId: ctx.workspaceId, runId: input.runId };
    await findRun(ctx.db, run);
    const members = input.outcome === undefined ? await membersAt(ctx.db, run, input.node) : await membersWho(ctx.db, run, input.node, input.outcome);
    return listPeople(ctx.db, ctx.workspaceId, { members, cursor: input.cursor ?? null, outcome: input.outcome ?? null });
  });
