import { setTimeout as delay } from 'node:timers/promises';
import { countDeadLetters, createWorkspace, createWriteKey, type Database } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { Analytics } from '@segment/analytics-node';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { startApi } from './start-api.ts';

// By hand with the whole number: MAGPIE_SEGMENT_EVENTS=50000 MAGPIE_SEGMENT_KILLS=10 npx vitest run tests/chaos/segment-client.test.ts
const events = Number(process.env['MAGPIE_SEGMENT_EVENTS'] ?? 5_000);
const kills = Number(process.env['MAGPIE_SEGMENT_KILLS'] ?? 3);
const people = 100;

describe('the official client of Segment', () => {
  it(`delivers ${events} events while the API is killed ${kills} times in the middle: each is there exactly once`, async () => {
    await using test = await testDatabase();
    await createWorkspace(test.db, { id: 'tea', name: 'tea', zone: 'Asia/Shanghai', currency: 'CNY' });
    const writeKey = await createWriteKey(test.db, 'tea', { id: 'key', name: 'Shop', userId: null });
    await using api = await startApi(test.url);
    const client = new Analytics({ writeKey, host: api.url, flushAt: 50, flushInterval: 200, maxRetries: 10_000 });
    const faults: unknown[] = [];
    client.on('error', (fault) => faults.push(fault));

    for (let person = 0; person < people; person++) {
      client.track({ anonymousId: `visitor-${person}`, event: 'Landed', properties: { n: -1 } });
      client.identify({ userId: `u${person}`, anonymousId: `visitor-${person}`, traits: { name: `No. ${person}`, visits: person } });
    }
    let sent = 0;
    const portion = Math.ceil(events / (kills + 1));
    for (let round = 0; sent < events; round++) {
      const known = await eventCount(test.db);
      for (const end = Math.min(events, sent + portion); sent < end; sent++) {
        client.track({ userId: `u${sent % people}`, event: 'Counted', properties: { n: sent } });
        if (sent % 500 === 0) await delay(1);
      }
      if (round >= kills) break;
      // Some of it is there, the rest is on its way: now.
      await expect.poll(() => eventCount(test.db), { timeout: 120_000, interval: 5 }).toBeGreaterThan(known);
      await api.kill();
      await api.start();
    }
    await client.closeAndFlush({ timeout: 600_000 });

    expect(faults).toEqual([]);
    const { rows } = await sql<{ all: number; each: number; least: number; most: number; wrong: number }>`
        select count(*)::int as all, count(distinct e.properties->>'n')::int as each, min((e.properties->>'n')::int) as least,
          max((e.properties->>'n')::int) as most,
          count(*) filter (where 'u' || (e.properties->>'n')::int % ${people} not in (
            select i.value from member_identity i where i.workspace_id = 'tea' and i.source = 'user' and i.member_no = m.no
            union all select m.external_id))::int as wrong
        from event e
        join member o on o.workspace_id = e.workspace_id and o.no = e.member_no
        join member m on m.workspace_id = o.workspace_id and m.no = coalesce(o.alias_of, o.no)
        where e.workspace_id = 'tea' and e.name = 'Counted'`.execute(test.db);
    expect(rows).toEqual([{ all: events, each: events, least: 0, most: events - 1, wrong: 0 }]);
    const members = await sql<{ own: number; named: number }>`
        select count(*) filter (where alias_of is null)::int as own, count(*) filter (where attributes ? 'name')::int as named from member`.execute(
      test.db,
    );
    expect(members.rows).toEqual([{ own: people, named: people }]);
    expect(await eventCount(test.db)).toBe(events + people);
    expect(await countDeadLetters(test.db, 'tea')).toEqual([]);
  }, 900_000);
});

async function eventCount(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from event`.execute(db);
  return rows[0]?.count ?? 0;
}
