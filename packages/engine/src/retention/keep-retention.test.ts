import { filterOf } from '@magpie/audience/testing';
import { ColumnarStore } from '@magpie/columnar';
import { claimRetention, createUser, createWorkspace, type Database, ingestFacts, listAudit, readRetention, setRetention } from '@magpie/db';
import { testDatabase, type TestDatabase } from '@magpie/db/testing';
import type { Goal } from '@magpie/journey/plan';
import type { Steps } from '@magpie/journey/testing';
import { dayMs } from '@magpie/kit';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { membersMeeting } from '../facts/members-meeting.ts';
import { openLiveRun } from '../testing/live-run.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';
import { testEngine } from '../testing/test-engine.ts';
import { keepRetention } from './keep-retention.ts';
import { previewRetention } from './preview-retention.ts';
import { removePage } from './remove-page.ts';

const workspaceId: string = shop.workspaceId;
const now = Date.parse('2027-06-01T00:00Z');
const members = 6;

describe('events that are older than a workspace keeps them', () => {
  let test: TestDatabase;
  let db: Database;
  beforeEach(async () => {
    test = await testDatabase();
    ({ db } = test);
    await openSmallShop(db, members);
    await createUser(db, { id: 'me', email: 'me@localhost', name: 'me' });
  });
  afterEach(() => test[Symbol.asyncDispose]());

  const keep = (days: number | null, of = workspaceId) => setRetention(db, of, { userId: 'me', days });
  const turn = (signal = new AbortController().signal, pageEvents = 5_000) => keepRetention(testEngine(db), { signal, clock: () => now, pageEvents });
  /** A view of everybody's, so many days ago. */
  const viewed = (days: number, name = 'Product Viewed', of = workspaceId) =>
    ingestFacts(
      db,
      of,
      Array.from({ length: members }, (_, no) => ({
        type: 'event' as const,
        id: `${name} ${days} ${no}`,
        externalId: `m${no}`,
        name,
        occurredAt: now - days * dayMs + no,
      })),
    );
  /** How many days ago the events of a name happened that are there. */
  const left = async (name = 'Product Viewed', of = workspaceId) => {
    const { rows } = await sql<{ days: number }>`
      select distinct ceil(extract(epoch from ${new Date(now)} - occurred_at) / 86400)::int as days from event
      where workspace_id = ${of} and name = ${name} order by 1 desc`.execute(db);
    return rows.map(({ days }) => days);
  };

  it('go in pages, by the setting of their workspace alone; orders, consent and everything else stay', async () => {
    await createWorkspace(db, { id: 'other', name: 'other', zone: 'UTC', currency: 'CNY' });
    for (const days of [800, 401, 399, 1]) await viewed(days);
    await viewed(800, 'App Opened');
    await viewed(800, 'Product Viewed', 'other');
    const others = async () =>
      (
        await sql<{ rows: number }>`
        select (select count(*) from event where name like 'Order%')::int + (select count(*) from consent_change)::int + (select count(*) from member)::int as rows`.execute(
          db,
        )
      ).rows[0]?.rows;
    const before = await others();

    expect(await turn()).toBeNull();
    const preview = await previewRetention(db, workspaceId, { days: 400, now });
    expect(preview).toEqual({ before: now - 400 * dayMs, events: 3 * members, orders: members, held: 0, runs: [] });
    expect(await left()).toEqual([800, 401, 399, 1]);

    await keep(400);
    expect(await turn(undefined, 4)).toEqual({ workspaceId, removed: 3 * members });
    expect([await left(), await left('App Opened'), await left('Product Viewed', 'other')]).toEqual([[399, 1], [], [800]]);
    expect(await others()).toBe(before);
    expect(await readRetention(db, workspaceId)).toMatchObject({ days: 400, turn: { removed: 3 * members, endedAt: expect.any(Number) } });
    expect((await listAudit(db, workspaceId, 10)).map(({ action, detail }) => [action, detail])).toEqual([
      ['retention.removed', { events: 3 * members, days: 400 }],
      ['retention.set', { days: 400, before: null }],
    ]);
    // One note is left for each name, whatever the number of pages.
    const notes = await sql<{ name: string; events: number }>`select name, events from event_removal order by name`.execute(db);
    expect(notes.rows).toEqual([
      { name: 'App Opened', events: members },
      { name: 'Product Viewed', events: 2 * members },
    ]);
    // Nothing is due, and a turn that finds nothing writes nothing.
    expect(await turn()).toBeNull();
    await sql`update event_retention set due_at = now() - interval '1 second'`.execute(db);
    expect(await turn()).toEqual({ workspaceId, removed: 0 });
    expect(await listAudit(db, workspaceId, 10)).toHaveLength(2);
  });

  it('stay while somebody is stopped half-way, and go with the next turn, whose count is whole', async () => {
    for (const days of [800, 700]) await viewed(days);
    await keep(400);
    const stop = new AbortController();
    const engine = testEngine(db);
    let looks = 0;
    const stopped = await keepRetention(engine, {
      signal: stop.signal,
      clock: () => {
        looks += 1;
        if (looks === 2) stop.abort();
        return now;
      },
      pageEvents: members,
    });
    expect(stopped).toEqual({ workspaceId, removed: 0 });
    expect((await readRetention(db, workspaceId)).turn).toMatchObject({ endedAt: null });
    expect(await turn()).toEqual({ workspaceId, removed: 2 * members });
    expect(await left()).toEqual([]);
  });

  it('stop going when the setting is changed in the middle, and the audit says how many went', async () => {
    for (const days of [800, 700]) await viewed(days);
    await keep(400);
    const engine = testEngine(db);
    const begun = await claimRetention(db);
    if (begun === null) throw new Error('no turn is due');
    const page = () => removePage(engine, begun, { name: '', goals: [], now, events: members });
    expect(await page()).toEqual({ removed: members, name: 'Product Viewed' });
    // Whoever writes the workspace's row just now is not waited for.
    await db.transaction().execute(async (transaction) => {
      await sql`update workspace set name = name where id = ${workspaceId}`.execute(transaction);
      expect(await page()).toBe('busy');
    });
    await keep(null);
    expect(await page()).toBe('over');
    expect(await left()).toEqual([700]);
    expect((await listAudit(db, workspaceId, 10)).map(({ action, detail }) => [action, detail])).toEqual([
      ['retention.set', { days: null, before: 400 }],
      ['retention.removed', { events: members, days: 400 }],
      ['retention.set', { days: 400, before: null }],
    ]);
    expect(await turn()).toBeNull();
  });

  it('stay when a run that goes on may ask about them: since its start, and as far back as its plan looks', async () => {
    for (const days of [800, 600, 450, 300])
      for (const name of ['Product Viewed', 'Cart Viewed', 'App Opened', 'Page Viewed']) await viewed(days, name);
    const steps: Steps = {
      in: { op: 'enter' },
      w: { op: 'delay', seconds: 100 * 86_400 },
      f: {
        op: 'filter',
        filter: filterOf('not (did "Product Viewed" in last 100 days or did "Product Viewed" in last 3 working days)'),
        next: { unmet: 'end' },
      },
      g: { op: 'filter', filter: filterOf('did "Cart Viewed"') },
      end: { op: 'end' },
    };
    const { run } = await openLiveRun(db, { steps }, now - 500 * dayMs);
    await keep(100);
    const preview = await previewRetention(db, workspaceId, { days: 100, now });
    expect(preview.runs).toEqual([{ runId: run.runId, journeyId: 'live', startAt: now - 500 * dayMs }]);
    // Since its start nothing goes; of what it looks back to, 100 days more, or everything.
    expect((await turn())?.removed).toBe(preview.events);
    expect([await left(), await left('Cart Viewed'), await left('App Opened'), await left('Page Viewed')]).toEqual([
      [600, 450, 300],
      [800, 600, 450, 300],
      [450, 300],
      [450, 300],
    ]);

    await sql`update run set state = 'paused' where id = ${run.runId}`.execute(db);
    await keep(101);
    expect((await turn())?.removed).toBe(0);
    await sql`update run set state = 'finished', ended_at = now() where id = ${run.runId}`.execute(db);
    await keep(100);
    expect((await turn())?.removed).toBe(11 * members);
    expect(await left('Cart Viewed')).toEqual([]);
  });

  it.each([[{ type: 'date', date: '2025-10-09', time: '00:00', zone: 'workspace' } as const], [{ type: 'entry' } as const]])(
    'stay where the goal of a run has counted them, from $type on, also when it is long over',
    async (from) => {
      for (const days of [800, 595, 500]) await viewed(days, 'Form Sent');
      const goal: Goal = { event: 'Form Sent', where: [], from, windowDays: 10 };
      const { run } = await openLiveRun(db, { steps: { in: { op: 'enter' }, end: { op: 'end' } }, goal }, now - 600 * dayMs);
      await sql`update run set state = 'finished', ended_at = now() where id = ${run.runId}`.execute(db);
      await keep(365);
      expect((await turn(undefined, 4))?.removed).toBe(2 * members);
      expect(await left('Form Sent')).toEqual([595]);
    },
  );

  it('leave the columns too, those that had them and those that are half-way, and what comes later with an old instant goes again', async () => {
    for (const days of [800, 450, 10]) await viewed(days);
    const questions = [
      'did "Product Viewed" count >= 3',
      'did "Product Viewed" count = 2',
      'did "Product Viewed" count = 1',
      'did "Product Viewed"',
    ].map(filterOf);
    const asOf = { now, watermark: null, zone: shop.zone, anchorDates: [] };
    await using store = await ColumnarStore.open({ db, workspaceId, path: null });
    const same = async () => {
      if (Object.values(await store.behind()).some(Boolean)) await store.feed();
      const found: number[] = [];
      for (const filter of questions) {
        const rows = await membersMeeting(db, { workspaceId, filter, now, zone: shop.zone });
        expect(await store.members(filter, asOf)).toEqual([...rows]);
        found.push(rows.length);
      }
      return found;
    };
    expect(await same()).toEqual([members, 0, 0, members]);

    await keep(400);
    await turn(undefined, 4);
    expect(await store.behind()).toEqual({ facts: 0n, members: false, removals: true });
    expect(await same()).toEqual([0, 0, members, members]);
    expect(await store.behind()).toEqual({ facts: 0n, members: false, removals: false });

    // An old file is imported: it is there until the next turn, in both.
    await viewed(500);
    expect(await same()).toEqual([0, members, 0, members]);
    await sql`update event_retention set due_at = now() - interval '1 second'`.execute(db);
    const stop = new AbortController();
    await keepRetention(testEngine(db), {
      signal: stop.signal,
      clock: () => {
        // Half of what came late is gone.
        if (stop.signal.aborted) return now;
        stop.abort();
        return now;
      },
      pageEvents: 3,
    });
    expect(await same()).toEqual([0, members - 3, 3, members]);
    await turn();
    expect(await same()).toEqual([0, 0, members, members]);
    await using anew = await ColumnarStore.open({ db, workspaceId, path: null });
    await anew.feed();
    expect(await anew.count(questions[3] ?? filterOf('all()'), asOf)).toBe(members);
  });
});
