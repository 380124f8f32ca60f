import { createEndpoint, createUser, type Database, webhookEventTypes } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { Steps } from '@magpie/journey/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { finishRun } from '../run/finish-run.ts';
import { foldReceipts } from '../sending/fold-receipts.ts';
import { acceptReceipts } from '../sending/accept-receipts.ts';
import { sendStates } from '../sending/send-state.ts';
import { openLiveRun } from '../testing/live-run.ts';
import { run, sendingShop, target, waveAt } from '../testing/sending-shop.ts';
import { openSendingTest } from '../testing/sending-test.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';
import { tellMessages } from './tell-messages.ts';

interface Told {
  readonly type: string;
  readonly data: {
    readonly step?: string;
    readonly reason?: string;
    readonly people?: readonly { readonly memberNo: number; readonly externalId: string }[];
  };
}

async function listen(db: Database, workspaceId: string, eventTypes: readonly string[] = webhookEventTypes): Promise<void> {
  await createUser(db, { id: 'me', email: 'me@localhost', name: 'me' });
  await createEndpoint(db, workspaceId, { id: 'hook', userId: 'me', url: 'https://hooks.example.com/', description: '', eventTypes });
}

/** What was written down for the endpoint, in order. */
async function told(db: Database): Promise<readonly Told[]> {
  const { rows } = await sql<{ body: string }>`
    select v.body from webhook_delivery d join webhook_event v on v.workspace_id = d.workspace_id and v.id = d.event_id order by d.id`.execute(db);
  return rows.map(({ body }): Told => JSON.parse(body));
}

const steps: Steps = {
  in: { op: 'enter' },
  keep: { op: 'save', cohort: 'Kept' },
  end: { op: 'end', node: 'out' },
};
const startAt = Date.parse('2027-08-08T09:00+08:00');

describe('news of a live run', () => {
  it('tell of its start, of who entered and left, of what it saved, and of its end, each once', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 4);
    await listen(test.db, shop.workspaceId);
    const live = await openLiveRun(test.db, { steps }, startAt);
    await live.move(startAt);
    await live.move(startAt);
    await finishRun(live.engine, live.run);
    await finishRun(live.engine, live.run);
    const news = await told(test.db);
    const count = (type: string): number => news.filter((each) => each.type === type).reduce((sum, { data }) => sum + (data.people?.length ?? 1), 0);
    expect(Object.fromEntries(webhookEventTypes.map((type) => [type, count(type)]))).toEqual({
      'message.sent': 0,
      'message.delivered': 0,
      'message.failed': 0,
      'message.suppressed': 0,
      'journey.entered': 4,
      'journey.left': 4,
      'run.started': 1,
      'run.finished': 1,
      'cohort.saved': 1,
    });
    expect(news.find(({ type }) => type === 'journey.left')?.data).toMatchObject({
      runId: live.run.runId,
      journeyId: 'live',
      step: 'out',
      people: [{ memberNo: 0, externalId: 'm0' }, { memberNo: 1 }, { memberNo: 2 }, { memberNo: 3 }],
    });
  });

  it('are not kept where nobody listens', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 4);
    await listen(test.db, shop.workspaceId, ['run.started']);
    const live = await openLiveRun(test.db, { steps }, startAt);
    await live.move(startAt);
    await finishRun(live.engine, live.run);
    expect((await told(test.db)).map(({ type }) => type)).toEqual(['run.started']);
    expect((await sql`select 1 from webhook_event`.execute(test.db)).rows).toHaveLength(1);
  });

  it('tell what became of every message, in pieces of a bounded size', async () => {
    await using test = await openSendingTest({ members: 2_000 });
    await listen(test.db, sendingShop.workspaceId);
    await test.drain();
    const reference = (memberNo: number): string => `${sendingShop.runId}.1.${memberNo}.${sendingShop.node}`;
    await acceptReceipts(test.db, target, [
      { receiptId: 'a', reference: reference(5), status: 'delivered', reason: null, at: 1 },
      { receiptId: 'b', reference: reference(6), status: 'failed', reason: 'absent', at: 1 },
    ]);
    await foldReceipts(test.engine, target.workspaceId);
    const news = await told(test.db);
    const people = (type: string) => news.filter((each) => each.type === type).flatMap(({ data }) => data.people ?? []);
    expect(
      people('message.sent')
        .map(({ memberNo }) => memberNo)
        .toSorted((left, right) => left - right),
    ).toEqual(Array.from({ length: 2_000 }, (_, no) => no));
    expect(people('message.delivered')).toEqual([{ memberNo: 5, externalId: 'm5' }]);
    expect(people('message.failed')).toEqual([{ memberNo: 6, externalId: 'm6' }]);
    for (const { data } of news) expect(data.people?.length ?? 0).toBeLessThanOrEqual(1_000);
  });

  it('tell who was kept back, and why, once; of those who were erased nothing', async () => {
    await using test = await openSendingTest({ members: 20 });
    await listen(test.db, sendingShop.workspaceId);
    await sql`delete from address where member_no in (3, 4)`.execute(test.db);
    await sql`
      insert into consent_change (workspace_id, sequence, member_no, channel, purpose, given, occurred_at)
      values (${target.workspaceId}, 1000, 9, 'sms', 'marketing', false, ${new Date(waveAt)})`.execute(test.db);
    await test.drain();
    await test.drain();
    const kept = (await told(test.db)).filter(({ type }) => type === 'message.suppressed').map(({ data }) => data);
    expect(kept.map(({ reason, step, people }) => [reason, step, people?.map(({ memberNo }) => memberNo)])).toEqual([
      ['no-address', sendingShop.node, [3, 4]],
      ['no-consent', sendingShop.node, [9]],
    ]);
    const erased = { node: sendingShop.node, block: 0, slot: 5, state: sendStates['suppressed:erased'] };
    const refused = { ...erased, slot: 6, state: sendStates['failed:refused'] };
    await tellMessages(test.db, run, [erased, refused]);
    const [last, ...others] = (await told(test.db))
      .filter(({ data }) => data.people?.some(({ memberNo }) => [5, 6].includes(memberNo)) === true)
      .toReversed();
    expect(last).toMatchObject({ type: 'message.failed', data: { reason: 'refused', people: [{ memberNo: 6 }] } });
    expect(others.map(({ type }) => type)).toEqual(['message.sent']);
  });
});
