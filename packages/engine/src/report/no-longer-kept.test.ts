import { filterOf } from '@magpie/audience/testing';
import { createUser, ingestFacts, setRetention } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { Steps } from '@magpie/journey/testing';
import { dayMs } from '@magpie/kit';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { keepRetention } from '../retention/keep-retention.ts';
import { openLiveRun } from '../testing/live-run.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';
import { testEngine } from '../testing/test-engine.ts';
import { traceMember } from './trace-member.ts';

const workspaceId: string = shop.workspaceId;
const now = Date.parse('2027-06-01T00:00Z');
const members = 6;

it('a trace says that what decided is no longer kept, and still sees what disagrees otherwise', async () => {
  await using test = await testDatabase();
  const { db } = test;
  await openSmallShop(db, members);
  await createUser(db, { id: 'me', email: 'me@localhost', name: 'me' });
  const viewed = (days: number, name: string) =>
    ingestFacts(
      db,
      workspaceId,
      Array.from({ length: members }, (_, no) => ({
        type: 'event' as const,
        id: `${name} ${no}`,
        externalId: `m${no}`,
        name,
        occurredAt: now - days * dayMs,
      })),
    );
  const turn = () => keepRetention(testEngine(db), { signal: new AbortController().signal, clock: () => now });
  const startAt = now - 500 * dayMs;
  const steps: Steps = {
    in: { op: 'enter' },
    f: { op: 'filter', filter: filterOf('did "Product Viewed" in last 30 days'), next: { unmet: 'end' } },
    e: { op: 'awaitEvent', event: 'Cart Viewed', to: { type: 'delay', seconds: 5 * 86_400 }, next: { timeout: 'end' } },
    c: { op: 'filter', filter: filterOf('tag "vip"') },
    end: { op: 'end' },
  };
  await viewed(510, 'Product Viewed');
  const { run, hear, move } = await openLiveRun(db, { steps }, startAt);
  await move(startAt);
  await viewed(498, 'Cart Viewed');
  await hear(now - 497 * dayMs);
  await move(now - 490 * dayMs);
  const told = await traceMember(db, run, 1);
  expect(told.steps.map(({ node, outcome, reason }) => [node, outcome, reason.agrees, reason.noLongerKept])).toEqual([
    ['in', 'entered', true, null],
    ['f', 'met', true, null],
    ['e', 'matched', true, null],
    ['c', 'unmet', true, null],
  ]);

  await sql`update run set state = 'finished', ended_at = now() where id = ${run.runId}`.execute(db);
  await setRetention(db, workspaceId, { userId: 'me', days: 365 });
  expect((await turn())?.removed).toBe(2 * members);
  const before = now - 365 * dayMs;
  const after = await traceMember(db, run, 1);
  expect(after.steps.map(({ node, outcome, reason }) => [node, outcome, reason.fact, reason.agrees, reason.noLongerKept])).toEqual([
    ['in', 'entered', null, true, null],
    ['f', 'met', null, false, before],
    ['e', 'matched', null, false, before],
    ['c', 'unmet', false, true, null],
  ]);
  expect(after.agrees).toBe(true);

  // Not everything is excused by it: a tag is no event.
  await ingestFacts(db, workspaceId, [{ type: 'tag', tag: 'vip', present: true, externalId: 'm1', occurredAt: startAt }]);
  await sql`update tag_change set sequence = 1 where workspace_id = ${workspaceId}`.execute(db);
  expect((await traceMember(db, run, 1)).agrees).toBe(false);
});
