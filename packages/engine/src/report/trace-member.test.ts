import { testDatabase } from '@magpie/db/testing';
import { qixiJourney } from '@magpie/nodes';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { ChannelResolver } from '../sending/channel-resolver.ts';
import { referenceOf } from '../sending/message-reference.ts';
import { openRehearsals } from '../testing/open-rehearsals.ts';
import { openSmallShop } from '../testing/small-shop.ts';
import { traceMember } from './trace-member.ts';

it('tells of everybody what happened, with the text that went out, and sees when the facts no longer say so', async () => {
  await using test = await testDatabase();
  await openSmallShop(test.db, 1_500);
  const sent = new Map<string, string>();
  await using rehearsals = await openRehearsals(test.db, {
    document: qixiJourney({ id: 'qixi', locale: 'zh-CN' }),
    through: (channels) => listening(channels, sent),
  });
  const run = await rehearsals.make();
  await rehearsals.drive(run);

  let messages = 0;
  const codes = new Set<string>();
  for (let memberNo = 0; memberNo < 1_500; memberNo += 31) {
    const trace = await traceMember(test.db, run, memberNo);
    expect(trace.steps.filter(({ reason }) => !reason.agrees)).toEqual([]);
    expect(trace.agrees).toBe(true);
    expect(trace.steps.length).toBeGreaterThan(1);
    for (const { node, text } of trace.sends) {
      messages += 1;
      const batch = [...sent.keys()].find((reference) => reference.endsWith(`.${memberNo}.${node}`))?.split('.')[1] ?? '';
      expect(text).toBe(sent.get(referenceOf({ runId: run.runId, batch, memberNo, node })));
      expect(text).toContain('七夕');
    }
    for (const { code } of trace.grants) codes.add(code);
  }
  expect(messages).toBeGreaterThan(60);
  expect(codes.size).toBeGreaterThan(3);

  const buyer = await traceMember(test.db, run, 93);
  expect(buyer.steps.filter(({ reason }) => reason.type === 'event').map(({ outcome, reason }) => [outcome, reason.fact])).toEqual([
    ['matched', Date.parse('2027-08-08T12:00+08:00')],
  ]);
  await sql`delete from event where workspace_id = ${run.workspaceId} and member_no = 93 and occurred_at >= '2027-01-01'`.execute(test.db);
  const changed = await traceMember(test.db, run, 93);
  expect(changed.agrees).toBe(false);
  expect(changed.steps.filter(({ reason }) => !reason.agrees).map(({ reason }) => reason.type)).toEqual(['event']);
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
