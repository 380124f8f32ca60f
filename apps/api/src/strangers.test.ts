import { createUser, createWorkspace, type Database, setRole } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { TRPCError } from '@trpc/server';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiContext } from './context.ts';
import { permissions } from './permissions.ts';
import { appRouter } from './router.ts';
import { bareContext } from './testing/bare-context.ts';
import { exampleInput } from './testing/example-input.ts';

/** Procedures that are about nobody's workspace. Anything else is refused to strangers. */
const open = new Set(['session.redeem', 'system.status', 'system.watchStatus', 'session.me']);

const paths = Object.keys(appRouter._def.procedures);

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  for (const id of ['ours', 'theirs']) await createWorkspace(db, { id, name: id, zone: 'UTC', currency: 'USD' });
  await sql`insert into workspace (id, name, zone, currency, shadow, shadow_of) values ('shadow', 'Copy', 'UTC', 'USD', true, 'ours')`.execute(db);
  for (const [id, workspace, role] of [
    ['me', 'ours', 'owner'],
    ['me', 'shadow', 'owner'],
    ['viewer', 'theirs', 'viewer'],
  ] as const) {
    if (workspace !== 'shadow') await createUser(db, { id, email: `${id}@localhost`, name: id });
    await setRole(db, workspace, { userId: id, role });
  }
});
afterAll(() => database[Symbol.asyncDispose]());

describe('every procedure', () => {
  it.each(paths)('%s names who may call it', (path) => {
    const { permission } = metaOf(path);
    expect(open.has(path) ? ['public', 'signed-in'] : permissions).toContain(permission);
  });

  it.each(paths.filter((path) => !open.has(path)))('%s tells a stranger from another workspace nothing', async (path) => {
    expect(await codeOf(path, 'me')).toBe('NOT_FOUND');
  });

  it.each(paths.filter((path) => !open.has(path)))('%s is closed to who is not signed in', async (path) => {
    expect(await codeOf(path, null)).toBe('UNAUTHORIZED');
  });

  it.each(paths.filter((path) => ['comment', 'edit', 'publish', 'rehearse', 'export', 'retain', 'erase'].includes(metaOf(path).permission)))(
    "%s is refused to an owner in a rehearsal's copy",
    async (path) => {
      expect(await codeOf(path, 'me', 'shadow')).toBe('PRECONDITION_FAILED');
    },
  );

  it.each(paths.filter((path) => !open.has(path) && !['view', 'comment'].includes(metaOf(path).permission)))(
    '%s is refused to a viewer',
    async (path) => {
      expect(await codeOf(path, 'viewer')).toBe('FORBIDDEN');
    },
  );
});

function metaOf(path: string): { readonly permission: string } {
  const procedure: unknown = Object.entries(appRouter._def.procedures).find(([name]) => name === path)?.[1];
  if (typeof procedure !== 'function' || !('_def' in procedure)) throw new Error(`No procedure ${path}`);
  const definition = procedure._def;
  if (typeof definition !== 'object' || definition === null || !('meta' in definition)) throw new Error(`${path} has no permission`);
  const { meta } = definition;
  return typeof meta === 'object' && meta !== null && 'permission' in meta ? { permission: String(meta.permission) } : { permission: 'none' };
}

/** The code a call ends with; `none` when it was answered. */
async function codeOf(path: string, userId: string | null, workspaceId = 'theirs'): Promise<string> {
  let target: unknown = appRouter.createCaller(contextOf(database.db, userId));
  for (const step of path.split('.'))
    target = typeof target === 'function' || (typeof target === 'object' && target !== null) ? Reflect.get(target, step) : undefined;
  if (typeof target !== 'function') throw new Error(`No procedure ${path}`);
  try {
    const answer: unknown = await Reflect.apply(target, undefined, [{ ...exampleInput, workspaceId }]);
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer)
      await (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]().next();
    return 'none';
  } catch (fault) {
    if (fault instanceof TRPCError) return fault.code;
    throw fault;
  }
}

/** Whatever is asked of it, a stranger has come too far. */
const untouchable = new Proxy(
  {},
  {
    get: (_, name) => {
      throw new Error(`A stranger came as far as ${String(name)}`);
    },
  },
);

function contextOf(db: Database, userId: string | null): ApiContext {
  return bareContext(db, {
    user: userId === null ? null : { id: userId, name: userId },
    roleIn: async (workspaceId) => {
      const row = await db
        .selectFrom('membership')
        .select('role')
        .where('workspace_id', '=', workspaceId)
        .where('user_id', '=', userId ?? '')
        .executeTakeFirst();
      return row?.role ?? null;
    },
    log: untouchable as never,
    rooms: untouchable as never,
    imports: untouchable as never,
    exports: untouchable as never,
    reply: untouchable as never,
  });
}
