import { listMemberships } from '@magpie/db';
import { signedInProcedure } from '../trpc.ts';

/** Who is signed in, and where they may go. */
export const me = signedInProcedure.query(async ({ ctx }) => ({
  user: ctx.user,
  workspaces: await listMemberships(ctx.db, ctx.user.id),
}));
