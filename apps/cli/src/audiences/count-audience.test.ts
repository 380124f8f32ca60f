import { filterOf } from '@magpie/audience/testing';
import { createWorkspace, findAudience, findWorkspace, ingestFacts, insertAudience } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { invariant } from '@magpie/kit';
import { expect, it } from 'vitest';
import { countAudience } from './count-audience.ts';

it('counts around the day that an audience is counted around', async () => {
  await using test = await testDatabase();
  await createWorkspace(test.db, { id: 'tea', name: 'tea', zone: 'Asia/Shanghai', currency: 'CNY' });
  const occurredAt = Date.UTC(2026, 7, 3, 4);
  await ingestFacts(test.db, 'tea', [
    ...['a', 'b'].map((externalId) => ({ type: 'member' as const, externalId, occurredAt })),
    { type: 'order', id: 'o1', externalId: 'a', value: 100n, occurredAt },
  ]);
  const filter = filterOf('did "Order Completed" around anchor -2 to 2 years 1');
  const anchor = { type: 'yearly', month: 8, day: 4 };
  await insertAudience(test.db, 'tea', { id: 'audience_1', name: 'last year', description: '', filter, anchor, userId: null });
  const [workspace, audience] = [await findWorkspace(test.db, 'tea'), await findAudience(test.db, 'tea', 'audience_1')];
  invariant(workspace !== null && audience !== null, 'Both are there');
  const count = async (at: number) => countAudience(test.db, workspace, { audience, at });
  expect(await count(Date.UTC(2027, 6, 1))).toEqual({ ok: true, value: { people: 1, members: 2, at: Date.UTC(2027, 6, 1) } });
  // By then the next such day is one of the year after.
  expect(await count(Date.UTC(2027, 8, 1))).toMatchObject({ value: { people: 0 } });
});
