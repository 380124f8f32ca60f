import { createWorkspace, type Database, type FactInput, ingestFacts } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { planOf, type Steps } from '@magpie/journey/testing';
import { hourMs } from '@magpie/kit';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { RunRef } from '../engine.ts';
import { applyFacts } from '../run/apply-facts.ts';
import { publishPlan } from '../testing/publish-plan.ts';
import { startRun } from '../testing/start-run.ts';
import { testEngine } from '../testing/test-engine.ts';
import { advanceBlocks } from './advance-blocks.ts';

const startAt = Date.parse('2027-03-01T00:00Z');
const wave = { wave: 1, fromBlock: 0, toBlock: 9 };

describe('a step that changes tags', () => {
  it('numbers its changes as every source of facts does: no number twice, none taken back, whoever writes at once', async () => {
    await using test = await testDatabase();
    const engine = testEngine(test.db);
    const run = await openRun(
      test.db,
      { in: { op: 'enter' }, mark: { op: 'update', addTags: ['loyal'], removeTags: ['new'] }, end: { op: 'end' } },
      3_000,
    );
    const others = Array.from({ length: 20 }, (_, batch) =>
      ingestFacts(
        test.db,
        'shop',
        Array.from({ length: 30 }, (_, n): FactInput => ({
          type: 'tag',
          externalId: `m${(batch * 37 + n * 61) % 3_000}`,
          tag: `t${batch}`,
          present: true,
          occurredAt: startAt + n,
        })),
      ),
    );
    const { rows: blocks } = await sql<{ block: number }>`select block from run_block order by block`.execute(test.db);
    await Promise.all([
      ...others,
      ...blocks.map(({ block }) => advanceBlocks(engine, run, { ...wave, fromBlock: block, toBlock: block + 1, at: startAt })),
    ]);
    const { rows } = await sql<{ changes: number; numbers: number; highest: bigint; known: bigint }>`
      select count(*)::int as changes, count(distinct sequence)::int as numbers, max(sequence) as highest, (select fact_sequence from workspace) as known from tag_change`.execute(
      test.db,
    );
    expect(rows).toEqual([{ changes: 6_600, numbers: 6_600, highest: rows[0]?.known, known: rows[0]?.known }]);
    expect(await worn(test.db, 'loyal')).toBe(3_000);
    const { rows: lost } = await sql<{ lost: number }>`
      select count(*)::int as lost from tag_change c left join tag_block b on b.tag = c.tag and b.block = c.member_no >> 10
      where c.present and coalesce(get_bit(b.members, c.member_no & 1023), 0) = 0`.execute(test.db);
    expect(lost).toEqual([{ lost: 0 }]);
  }, 120_000);

  it('does not undo by an event heard of late what was said of a tag since', async () => {
    await using test = await testDatabase();
    const engine = testEngine(test.db);
    const run = await openRun(
      test.db,
      {
        in: { op: 'enter' },
        wait: { op: 'awaitEvent', event: 'Order Completed', to: { type: 'delay', seconds: 86_400 }, next: { timeout: 'end' } },
        mark: { op: 'update', addTags: ['loyal'] },
        end: { op: 'end' },
      },
      2,
    );
    await advanceBlocks(engine, run, { ...wave, at: startAt });
    await ingestFacts(test.db, 'shop', [{ type: 'tag', externalId: 'm0', tag: 'loyal', present: false, occurredAt: startAt + 3 * hourMs }]);
    const bought = (externalId: string): FactInput => ({
      type: 'event',
      id: externalId,
      externalId,
      name: 'Order Completed',
      occurredAt: startAt + hourMs,
    });
    await ingestFacts(test.db, 'shop', [bought('m0'), bought('m1')]);
    await applyFacts(engine, 'shop', () => startAt + 5 * hourMs);
    const { rows } = await sql<{ no: number; at: Date }>`select member_no as no, occurred_at as at from tag_change where present order by no`.execute(
      test.db,
    );
    expect(rows).toEqual([0, 1].map((no) => ({ no, at: new Date(startAt + hourMs) })));
    const { rows: bits } = await sql<{
      first: number;
      second: number;
    }>`select get_bit(members, 0) as first, get_bit(members, 1) as second from tag_block where tag = 'loyal'`.execute(test.db);
    expect(bits).toEqual([{ first: 0, second: 1 }]);
  });
});

async function worn(db: Database, tag: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select sum(bit_count(members))::int as count from tag_block where tag = ${tag}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** A shop of members m0, m1, … who have all just been enrolled in a plan of these steps. */
async function openRun(db: Database, steps: Steps, members: number): Promise<RunRef> {
  await createWorkspace(db, { id: 'shop', name: 'Shop', zone: 'Asia/Shanghai', currency: 'CNY' });
  await ingestFacts(
    db,
    'shop',
    Array.from({ length: members }, (_, n): FactInput => ({ type: 'member', externalId: `m${n}`, occurredAt: startAt - hourMs })),
  );
  await publishPlan(db, { workspaceId: 'shop', plan: planOf(steps) });
  return startRun(testEngine(db), { workspaceId: 'shop', journeyId: 'journey', startAt, now: startAt, seed: 's' });
}
