import { findWorkspaceSending } from '@magpie/db';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** What the workspace lets out, and when: its quiet hours and how many messages one person may get in an hour. */
export const sendingRules = workspaceProcedure('view').query(async ({ ctx }) => {
  const rules = await findWorkspaceSending(ctx.db, ctx.workspaceId);
  if (!rules) throw new Refused('not-found');
  return rules;
});
