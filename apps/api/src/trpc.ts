import { findWorkspace } from '@magpie/db';
import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import { z, ZodError } from 'zod';
import type { ApiContext } from './context.ts';
import { textField } from './fields.ts';
import { isForShadows, type Permission, permits } from './permissions.ts';
import { Refused } from './refusals.ts';

const t = initTRPC
  .context<ApiContext>()
  .meta<{ permission: Permission | 'public' | 'signed-in' }>()
  .create({
    transformer: superjson,
    isDev: false,
    sse: { ping: { enabled: true, intervalMs: 10_000 }, client: { reconnectAfterInactivityMs: 30_000 } },
    /** Faults say nothing of our insides; refusals carry their code and detail, bad input its paths. */
    errorFormatter({ shape, error }) {
      const refusal = error instanceof Refused ? { code: error.refusal, detail: error.detail } : null;
      const issues = error.cause instanceof ZodError ? error.cause.issues.map(({ path, message }) => ({ path: path.map(String), message })) : [];
      const message = error.code === 'INTERNAL_SERVER_ERROR' ? 'internal' : issues.length > 0 ? 'invalid-input' : shape.message;
      return { ...shape, message, data: { ...shape.data, stack: undefined, refusal, issues } };
    },
  });

export const router = t.router;

/** Anyone on this machine's door. */
export const publicProcedure = t.procedure.meta({ permission: 'public' });

/** Somebody who is signed in. */
export const signedInProcedure = t.procedure.meta({ permission: 'signed-in' }).use(({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'signed-out' });
  return next({ ctx: { ...ctx, user: ctx.user } });
});

/** A member of the workspace named in the input whose role has `permission`; a stranger learns nothing, not even whether it exists. */
export function workspaceProcedure(permission: Permission) {
  return signedInProcedure
    .meta({ permission })
    .input(z.object({ workspaceId: textField(64, 1) }))
    .use(async ({ ctx, input, next }) => {
      const role = await ctx.roleIn(input.workspaceId);
      if (!role) throw new Refused('not-found');
      if (!permits(role, permission)) throw new Refused('forbidden');
      if (!isForShadows(permission) && (await findWorkspace(ctx.db, input.workspaceId))?.shadow) throw new Refused('is-shadow');
      return next({ ctx: { ...ctx, role, workspaceId: input.workspaceId } });
    });
}
