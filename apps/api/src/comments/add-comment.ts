import { addComment } from '@magpie/db';
import { z } from 'zod';
import { idField, textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

const coordinate = z.number().min(-1_000_000).max(1_000_000);

/** Begins a thread at a step or a point of the canvas, or answers one. The id is the client's own: sent twice it is one comment. */
export const addCommentProcedure = workspaceProcedure('comment')
  .input(
    z.object({
      journeyId: idField,
      id: idField.min(8),
      text: textField(2_000, 1),
      on: z.union([
        z.object({ thread: idField }),
        z.object({ place: z.union([z.object({ node: idField }), z.object({ x: coordinate, y: coordinate })]) }),
      ]),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const { journeyId, id, text, on } = input;
    if (!(await addComment(ctx.db, { workspaceId: ctx.workspaceId, journeyId, id, author: ctx.user.id, text, on }))) throw new Refused('not-found');
  });
