import { createUser, createWorkspace, ingestFacts, setRole } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { applyFacts } from '@magpie/engine';
import { publishPlan, startRun } from '@magpie/engine/testing';
import { planOf } from '@magpie/journey/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApiContext } from '../context.ts';
import { bareContext } from '../testing/bare-context.ts';
import { appRouter } from '../router.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
  await createWorkspace(database.db, { id: 'ours', name: 'ours', zone: 'Asia/Shanghai', currency: 'CNY' });
  await createUser(database.db, { id: 'jia', email: 'jia@localhost', name: 'JIA' });
  await setRole(database.db, 'ours', { userId: 'jia', role: 'editor' });
  await ingestFacts(database.db, 'ours', [{ type: 'member', externalId: 'm1', occurredAt: Date.now() }]);
});
afterAll(() => database[Symbol.asyncDispose]());

const plan = planOf(
  {
    in: { op: 'enter', rule: 'per-key', source: { type: 'call', maxAgeHours: 24 } },
    wait: { op: 'delay', seconds: 3_600 },
    end: { op: 'end' },
  },
  { journeyId: 'called' },
);

it('lets a member in by a call, once for each key and once for each call, while a live run is there', async () => {
  const { db } = database;
  const letIn = (more: { readonly key?: string; readonly externalId?: string; readonly idempotencyKey: string }) =>
    appRouter.createCaller(contextOf()).runs.letIn({ workspaceId: 'ours', journeyId: 'called', externalId: 'm1', ...more });
  await expect(letIn({ idempotencyKey: '0' })).rejects.toMatchObject({ refusal: 'no-open-entry' });
  await publishPlan(db, { workspaceId: 'ours', plan });
  const { engine } = contextOf();
  await startRun(engine, { workspaceId: 'ours', journeyId: 'called', now: Date.now() - 1_000 });
  expect(await letIn({ idempotencyKey: '1', key: 'order-1' })).toEqual({ isNew: true });
  expect(await letIn({ idempotencyKey: '1', key: 'order-1' })).toEqual({ isNew: false });
  expect(await letIn({ idempotencyKey: '2', key: 'order-1' })).toEqual({ isNew: true });
  expect(await letIn({ idempotencyKey: '3', key: 'order-2' })).toEqual({ isNew: true });
  await expect(letIn({ idempotencyKey: '4', externalId: 'nobody' })).rejects.toMatchObject({ refusal: 'not-found' });
  await applyFacts(engine, 'ours');
  const { rows } = await sql`select member_no as no, key, pass from slot order by slot`.execute(db);
  expect(rows).toEqual([
    { no: 0, key: 'order-1', pass: 0 },
    { no: 0, key: 'order-2', pass: 0 },
  ]);
});

function contextOf(): ApiContext {
  return bareContext(database.db, { user: { id: 'jia', name: 'JIA' }, roleIn: async () => 'editor' });
}
