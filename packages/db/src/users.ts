import type { Database } from './open-database.ts';
import type { Workspace } from './workspaces.ts';

export type Role = 'owner' | 'editor' | 'viewer';

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** Makes a user, or finds the one who has the e-mail. Returns the id. */
export async function createUser(db: Database, user: User): Promise<string> {
  const row = await db
    .insertInto('app_user')
    .values({ ...user })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ name: (eb) => eb.ref('app_user.name') }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Gives a user a role in a workspace, or changes it. */
export async function setRole(db: Database, workspaceId: string, member: { readonly userId: string; readonly role: Role }): Promise<void> {
  await db
    .insertInto('membership')
    .values({ workspace_id: workspaceId, user_id: member.userId, role: member.role })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id']).doUpdateSet({ role: member.role }))
    .execute();
}

/** Makes everyone who owns a workspace of this installation an owner of another one too. */
export async function grantToOwners(db: Database, workspaceId: string): Promise<void> {
  await db
    .insertInto('membership')
    .columns(['workspace_id', 'user_id', 'role'])
    .expression((eb) =>
      eb
        .selectFrom('membership')
        .select((column) => [column.val(workspaceId).as('workspace_id'), 'user_id', column.val('owner').as('role')])
        .where('role', '=', 'owner')
        .distinct(),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The role of a user in a workspace; null for a stranger. */
export async function findRole(db: Database, workspaceId: string, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('membership')
    .select('role')
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.role ?? null;
}

export type Membership = Pick<Workspace, 'id' | 'name' | 'zone' | 'currency' | 'locale' | 'shadow' | 'shadowOf'> & { readonly role: string };

/** The workspaces of a user with the role in each; shadows come last. */
export async function listMemberships(db: Database, userId: string): Promise<readonly Membership[]> {
  return db
    .selectFrom('membership')
    .innerJoin('workspace', 'workspace.id', 'membership.workspace_id')
    .select([
      'workspace.id',
      'workspace.name',
      'workspace.zone',
      'workspace.currency',
      'workspace.locale',
      'workspace.shadow',
      'workspace.shadow_of as shadowOf',
      'membership.role',
    ])
    .where('membership.user_id', '=', userId)
    .orderBy('workspace.shadow')
    .orderBy('workspace.created_at')
    .orderBy('workspace.id')
    .execute();
}
