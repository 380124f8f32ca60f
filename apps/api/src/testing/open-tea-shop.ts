import { createLoginToken, createUser, createWorkspace, type Database, redeemLoginToken, setRole } from '@magpie/db';

/** The shop `tea` with an editor and a viewer, and another whose owner is a stranger to it; everybody is signed in. Returns their sessions by user. */
export async function openTeaShop(db: Database): Promise<ReadonlyMap<string, string>> {
  const sessions = new Map<string, string>();
  for (const id of ['tea', 'other']) await createWorkspace(db, { id, name: id, zone: 'Asia/Shanghai', currency: 'CNY' });
  for (const [id, workspace, role] of [
    ['editor', 'tea', 'editor'],
    ['viewer', 'tea', 'viewer'],
    ['stranger', 'other', 'owner'],
  ] as const) {
    await createUser(db, { id, email: `${id}@localhost`, name: id });
    await setRole(db, workspace, { userId: id, role });
    const session = await redeemLoginToken(db, await createLoginToken(db, id, new Date(Date.now() + 600_000)), new Date());
    if (session.ok) sessions.set(id, session.value.sessionToken);
  }
  return sessions;
}
