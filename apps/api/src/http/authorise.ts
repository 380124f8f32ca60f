import { findRole, findSessionUser, findWorkspace, type Workspace } from '@magpie/db';
import type { FastifyRequest } from 'fastify';
import type { ApiServices } from '../context.ts';
import { isForShadows, type Permission, permits } from '../permissions.ts';
import { readSessionCookie } from '../session/session-cookie.ts';

export interface Authorised {
  readonly user: { readonly id: string };
  readonly workspace: Workspace;
}

/**
 * Who is asking a route that is no procedure, where they may; else the code to answer with: 401 nobody, 404 a stranger, who learns nothing, 403 a
 * member without the permission, or whoever would change a rehearsal's copy.
 */
export async function authorise(
  { db }: Pick<ApiServices, 'db'>,
  request: FastifyRequest,
  { workspaceId, permission }: { readonly workspaceId: string; readonly permission: Permission },
): Promise<Authorised | 401 | 403 | 404> {
  const token = readSessionCookie(request);
  const user = token === null ? null : await findSessionUser(db, token, new Date());
  if (!user) return 401;
  const role = await findRole(db, workspaceId, user.id);
  const workspace = role === null ? null : await findWorkspace(db, workspaceId);
  if (!role || !workspace) return 404;
  return permits(role, permission) && (isForShadows(permission) || !workspace.shadow) ? { user, workspace } : 403;
}
