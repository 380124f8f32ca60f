import { z } from 'zod';
import { idField } from '../fields.ts';
import { placeSchema } from '../sharing/person.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Says where somebody is in a draft; said again every few seconds for as long as they are there. */
export const presentJourney = workspaceProcedure('view')
  .input(z.object({ id: idField, client: idField.min(8), place: placeSchema }))
  .mutation(async ({ ctx, input }) => {
    const { id, client, place } = input;
    await ctx.rooms.present({ workspaceId: ctx.workspaceId, id }, { client, userId: ctx.user.id, name: ctx.user.name.slice(0, 80), place });
  });
