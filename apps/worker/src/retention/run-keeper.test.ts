import { createUser, createWorkspace, ingestFacts, listAudit, setRetention } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { dayMs } from '@magpie/kit';
import { sql } from 'kysely';
import pino from 'pino';
import { expect, it } from 'vitest';
import { runKeeper } from './run-keeper.ts';

it('removes what is old once it is asked to, shared by several, and stops in order', async () => {
  await using test = await testDatabase();
  const { db } = test;
  await createUser(db, { id: 'me', email: 'me@localhost', name: 'me' });
  for (const id of ['tea', 'other']) {
    await createWorkspace(db, { id, name: id, zone: 'UTC', currency: 'CNY' });
    await ingestFacts(
      db,
      id,
      Array.from({ length: 40 }, (_, no) => ({
        type: 'event' as const,
        id: `e${no}`,
        externalId: `m${no}`,
        name: 'Product Viewed',
        occurredAt: Date.now() - (no < 30 ? 90 : 10) * dayMs,
      })),
    );
  }
  const refuse = (): never => {
    throw new Error('nobody needs this here');
  };
  const engine = { db, channels: refuse, log: { info() {}, warn() {} }, customerModel: refuse };
  const keepers = [1, 2].map(() => runKeeper({ engine, log: pino({ level: 'silent' }), lookEveryMs: 5 }));
  await setRetention(db, 'tea', { userId: 'me', days: 60 });
  const actions = async () => (await listAudit(db, 'tea', 10)).map(({ action, detail }) => [action, detail]);
  await expect.poll(actions, { timeout: 20_000 }).toHaveLength(2);
  await Promise.all(keepers.map((keeper) => keeper.close()));
  expect(await actions()).toEqual([
    ['retention.removed', { events: 30, days: 60 }],
    ['retention.set', { days: 60, before: null }],
  ]);
  const { rows } = await sql<{ id: string; events: number }>`
    select workspace_id as id, count(*)::int as events from event group by 1 order by 1`.execute(db);
  expect(rows).toEqual([
    { id: 'other', events: 40 },
    { id: 'tea', events: 10 },
  ]);
});
