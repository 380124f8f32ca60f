import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@magpie/db/testing';
import { startLoopback } from '@magpie/loopback';
import { qixiJourney } from '@magpie/nodes';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createRehearsal } from '../rehearsal/create-rehearsal.ts';
import { driveRun } from '../run/drive-run.ts';
import type { ChannelResolver } from '../sending/channel-resolver.ts';
import { channelsFrom } from '../sending/channels-from.ts';
import { dispatch } from '../sending/dispatch.ts';
import { referenceOf } from '../sending/message-reference.ts';
import { openSmallShop, publish, shop } from '../testing/small-shop.ts';
import { testEngine } from '../testing/test-engine.ts';
import { traceMember } from './trace-member.ts';

it('tells of everybody what happened, with the text that went out, and sees when the facts no longer say so', async () => {
  await using test = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'loopback-'));
  const loopback = await startLoopback({ port: 0, ledger: join(folder, 'ledger.jsonl'), receiptUrl: null, faults: {} });
  try {
    await openSmallShop(test.db, 1_500);
    const document = qixiJourney({ id: 'qixi', locale: 'zh-CN' });
    const plan = await publish(test.db, document);
    const sent = new Map<string, string>();
    const engine = testEngine(test.db, { channels: listening(channelsFrom(test.db), sent) });
    const run = await createRehearsal(engine, {
      workspaceId: shop.workspaceId,
      journeyId: 'qixi',
      name: document.name,
      version: 1,
      document,
      plan,
      customers: { type: 'recorded', shiftDays: 0 },
      paceSeconds: 0.001,
      seed: 's',
      startAt: null,
      anchorDate: '2027-08-08',
      now: Date.parse('2027-07-01T00:00Z'),
      loopback: { url: loopback.url, idempotent: true, receiptBase: null },
    });
    if (!run.ok) throw new Error(run.refusal);
    const signal = new AbortController().signal;
    await driveRun(engine, run.value, {
      dispatch: async ({ workspaceId }) => void (await dispatch(engine, { workspaceId, accountId: 'loopback-sms' }, { signal })),
    });

    let messages = 0;
    const codes = new Set<string>();
    for (let memberNo = 0; memberNo < 1_500; memberNo += 31) {
      const trace = await traceMember(test.db, run.value, memberNo);
      expect(trace.steps.filter(({ reason }) => !reason.agrees)).toEqual([]);
      expect(trace.agrees).toBe(true);
      expect(trace.steps.length).toBeGreaterThan(1);
      for (const { node, text } of trace.sends) {
        messages += 1;
        const batch = [...sent.keys()].find((reference) => reference.endsWith(`.${memberNo}.${node}`))?.split('.')[1] ?? '';
        expect(text).toBe(sent.get(referenceOf({ runId: run.value.runId, batch, memberNo, node })));
        expect(text).toContain('七夕');
      }
      for (const { code } of trace.grants) codes.add(code);
    }
    expect(messages).toBeGreaterThan(60);
    expect(codes.size).toBeGreaterThan(3);

    const buyer = await traceMember(test.db, run.value, 93);
    expect(buyer.steps.filter(({ reason }) => reason.type === 'event').map(({ outcome, reason }) => [outcome, reason.fact])).toEqual([
      ['matched', Date.parse('2027-08-08T12:00+08:00')],
    ]);
    await sql`delete from event where workspace_id = ${run.value.workspaceId} and member_no = 93 and occurred_at >= '2027-01-01'`.execute(test.db);
    const changed = await traceMember(test.db, run.value, 93);
    expect(changed.agrees).toBe(false);
    expect(changed.steps.filter(({ reason }) => !reason.agrees).map(({ reason }) => reason.type)).toEqual(['event']);
  } finally {
    await loopback.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Writes down what goes to the provider, by reference. */
function listening(channels: ChannelResolver, sent: Map<string, string>): ChannelResolver {
  return async (...account) => {
    const bound = await channels(...account);
    if (!bound) return null;
    return {
      ...bound,
      channel: {
        ...bound.channel,
        send: (request, signal) => {
          for (const { reference, body } of request.recipients) sent.set(reference, body.type === 'text' ? body.text : '');
          return bound.channel.send(request, signal);
        },
      },
    };
  };
}
