import { createUser, createWorkspace, ingestFacts, setRole } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { applyFacts, createRun, enrolBlocks, resolveRun } from '@magpie/engine';
import { type Op, planHash } from '@magpie/journey/plan';
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

const ops: readonly Op[] = [
  {
    id: 'in',
    node: 'in',
    records: true,
    op: 'enter',
    audience: null,
    rule: 'per-key',
    at: null,
    source: { type: 'call', maxAgeHours: 24 },
    next: { entered: 1 },
  },
  { id: 'wait', node: 'wait', records: true, op: 'delay', seconds: 3_600, next: { reached: 2 } },
  { id: 'end', node: 'end', records: false, op: 'end', reason: 'over' },
];

it('lets a member in by a call, once for each key and once for each call, while a live run is there', async () => {
  const { db } = database;
  const letIn = (more: { readonly key?: string; readonly externalId?: string; readonly idempotencyKey: string }) =>
    appRouter.createCaller(contextOf()).runs.letIn({ workspaceId: 'ours', journeyId: 'called', externalId: 'm1', ...more });
  await expect(letIn({ idempotencyKey: '0' })).rejects.toMatchObject({ refusal: 'no-open-entry' });
  const content = { format: 1 as const, journeyId: 'called', anchor: null, goal: null, ops };
  const plan = { ...content, hash: planHash(content) };
  await sql`insert into journey (workspace_id, id, name, document, current_version) values ('ours', 'called', 'Called', '{}', 1)`.execute(db);
  await sql`insert into journey_version (workspace_id, journey_id, version, document, plan, plan_hash) values ('ours', 'called', 1, '{}', ${JSON.stringify(plan)}::jsonb, ${plan.hash})`.execute(
    db,
  );
  const engine = contextOf().engine;
  const created = await createRun(engine, {
    workspaceId: 'ours',
    journeyId: 'called',
    version: 1,
    purpose: 'live',
    clock: { type: 'real' },
    startAt: null,
    anchorDate: null,
    now: Date.now() - 1_000,
    seed: '',
    customers: null,
  });
  if (!created.ok) throw new Error(created.refusal);
  await resolveRun(engine, created.value);
  while (!(await enrolBlocks(engine, created.value, { maxBlocks: 8 })).done);
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
