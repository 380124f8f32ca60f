import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createLoginToken,
  createUser,
  createWorkspace,
  type Database,
  findImportJob,
  listImportJobs,
  parseMapping,
  queueImport,
  redeemLoginToken,
  setRole,
} from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { startApi } from './start-api.ts';

const rows = 40_000;

const mapping = {
  version: 1,
  source: 'till',
  format: { type: 'delimited', delimiter: ',' },
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  member: { column: 'who' },
  date: { column: 'day', pattern: 'iso' },
  // Rows without a key: which they are is told by what they say and how often it was said.
  row: { type: 'order', id: null, value: { column: 'paid' } },
};

it('an import whose API is killed in the middle goes on by itself when there is one again, and each row is in once', async () => {
  await using test = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'magpie-killed-import-'));
  try {
    const { db } = test;
    const cookie = await openShop(db);
    await using api = await startApi(test.url, { MAGPIE_UPLOADS: folder });
    const lines = Array.from({ length: rows }, (_, index) => `m${index % 300},2026-02-01,${index % 7}.50`);
    const answer = await fetch(`${api.url}/imports/tea?name=orders.csv`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'text/csv' },
      body: ['who,day,paid', ...lines].join('\n'),
    });
    expect(answer.status).toBe(201);
    const [job] = await listImportJobs(db, 'tea', 1);
    const place = { workspaceId: 'tea', id: job?.id ?? '' };
    const parsed = parseMapping(JSON.stringify(mapping));
    if (!parsed.ok) throw new Error(parsed.refusal.join('\n'));
    expect(await queueImport(db, place, parsed.value)).toBe(true);
    await expect.poll(() => eventCount(db), { timeout: 120_000, interval: 5 }).toBeGreaterThan(0);
    await api.kill();
    expect(await eventCount(db)).toBeLessThan(rows);
    expect((await findImportJob(db, place))?.state).toBe('running');
    // Nobody works on it any more; the silence is made to have lasted.
    await sql`update import_job set beat_at = now() - interval '1 minute'`.execute(db);
    await api.start();
    await expect.poll(async () => (await findImportJob(db, place))?.state, { timeout: 120_000 }).toBe('finished');
    const counts = (await findImportJob(db, place))?.counts;
    expect((counts?.imported ?? 0) + (counts?.alreadyThere ?? 0)).toBe(rows);
    expect(counts?.alreadyThere).toBeGreaterThan(0);
    const { rows: found } = await sql`
      select count(*)::int as events, count(distinct id)::int as ids, sum(value)::int as value, count(distinct member_no)::int as members from event`.execute(
      db,
    );
    const value = lines.reduce((sum, line) => sum + Math.round(Number(line.split(',')[2]) * 100), 0);
    expect(found).toEqual([{ events: rows, ids: rows, value, members: 300 }]);
    await expect.poll(() => readdir(join(folder, 'tea'))).toEqual([`${place.id}.rejects.csv`]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 600_000);

/** A shop `tea` and whoever may bring files into it; returns the cookie. */
async function openShop(db: Database): Promise<string> {
  await createWorkspace(db, { id: 'tea', name: 'tea', zone: 'Asia/Shanghai', currency: 'CNY' });
  await createUser(db, { id: 'editor', email: 'editor@localhost', name: 'editor' });
  await setRole(db, 'tea', { userId: 'editor', role: 'editor' });
  const session = await redeemLoginToken(db, await createLoginToken(db, 'editor', new Date(Date.now() + 600_000)), new Date());
  if (!session.ok) throw new Error(session.refusal);
  return `magpie_session=${session.value.sessionToken}`;
}

async function eventCount(db: Database): Promise<number> {
  const { rows: found } = await sql<{ count: number }>`select count(*)::int as count from event`.execute(db);
  return found[0]?.count ?? 0;
}
