import { createUser, createWorkspace, ingestFacts, listAudit, setRole } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { dayMs } from '@magpie/kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appRouter } from '../router.ts';
import { bareContext } from '../testing/bare-context.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await createWorkspace(db, { id: 'tea', name: '鹊桥茶铺', zone: 'Asia/Shanghai', currency: 'CNY' });
  await createUser(db, { id: 'jia', email: 'jia@localhost', name: 'JIA' });
  await setRole(db, 'tea', { userId: 'jia', role: 'owner' });
  await ingestFacts(db, 'tea', [
    { type: 'event', id: 'old', externalId: 'm', name: 'Product Viewed', occurredAt: Date.now() - 500 * dayMs },
    { type: 'event', id: 'new', externalId: 'm', name: 'Product Viewed', occurredAt: Date.now() - dayMs },
    { type: 'order', id: 'o', externalId: 'm', value: 1n, occurredAt: Date.now() - 500 * dayMs },
  ]);
});
afterAll(() => database[Symbol.asyncDispose]());

function api(role = 'owner') {
  return appRouter.createCaller(bareContext(database.db, { user: { id: 'jia', name: 'JIA' }, roleIn: async () => role })).retention;
}

it('is told before it is set, set with a confirmation, and in the audit', async () => {
  const at = { workspaceId: 'tea' };
  expect(await api('viewer').state(at)).toEqual({ days: null, isDue: false, turn: null, goneBefore: null });
  const preview = await api().preview({ ...at, keepDays: 365 });
  expect(preview).toMatchObject({ events: 1, orders: 1, held: 0, runs: [], moreRuns: 0 });
  expect(Math.abs(preview.before - (Date.now() - 365 * dayMs))).toBeLessThan(60_000);

  await expect(api().set({ ...at, keepDays: 365, confirmed: false })).rejects.toMatchObject({ refusal: 'removes-events', detail: { events: 1 } });
  expect((await api().state(at)).days).toBeNull();
  // Where nothing goes there is nothing to confirm.
  await api().set({ ...at, keepDays: 600, confirmed: false });
  await api().set({ ...at, keepDays: 365, confirmed: true });
  await api().set({ ...at, keepDays: 365, confirmed: false });
  expect((await api().state(at)).days).toBe(365);
  await api().set({ ...at, keepDays: null, confirmed: false });
  expect((await listAudit(database.db, 'tea', 10)).map(({ userId, action, detail }) => [userId, action, detail])).toEqual([
    ['jia', 'retention.set', { days: null, before: 365 }],
    ['jia', 'retention.set', { days: 365, before: 600 }],
    ['jia', 'retention.set', { days: 600, before: null }],
  ]);
});

it('is for owners, and neither shorter than a month nor longer than ten years', async () => {
  const at = { workspaceId: 'tea' };
  for (const keepDays of [29, 3651, 40.5])
    await expect(api().set({ ...at, keepDays, confirmed: true })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(api('editor').preview({ ...at, keepDays: 365 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(api('editor').set({ ...at, keepDays: null, confirmed: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
