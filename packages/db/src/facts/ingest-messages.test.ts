import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  createWorkspace,
  type Database,
  decideMerge,
  type FactInput,
  findMember,
  listIdentities,
  listMergeCases,
  withTransaction,
} from '../index.ts';
import { testDatabase } from '../testing/test-database.ts';
import { ingestMessages, type SourceMessage } from './ingest-messages.ts';
import type { PersonId } from './person.ts';

let count = 0;
const id = (source: string, value: string): PersonId => ({ source, value });
const user = (value: string) => id('user', value);
const visitor = (value: string) => id('anonymous', value);
const phone = (value: string) => id('phone', value);

/** A message with an event of its own, and the phone it names as an address. */
function message(ids: readonly [PersonId, ...PersonId[]], previous?: PersonId): SourceMessage {
  const messageId = `m${count++}`;
  const occurredAt = Date.UTC(2026, 0, 1) + count * 1_000;
  return {
    ids,
    ...(previous ? { previous } : {}),
    messageId,
    occurredAt,
    facts: (externalId) => [
      { type: 'event', id: messageId, externalId, name: 'Seen', occurredAt },
      ...ids
        .filter(({ source }) => source === 'phone')
        .map(({ value }): FactInput => ({ type: 'address', externalId, channel: 'sms', value, occurredAt })),
    ],
  };
}

async function shop(db: Database, workspaceId = 'tea') {
  await createWorkspace(db, { id: workspaceId, name: workspaceId, zone: 'Asia/Shanghai', currency: 'CNY' });
  return (...messages: SourceMessage[]) => withTransaction(db, (transaction) => ingestMessages(transaction, workspaceId, messages));
}

const whose = async (db: Database) =>
  (
    await sql<{ who: string; events: number }>`
      select coalesce(p.external_id, m.external_id) as who, count(*)::int as events from event e
      join member m on m.workspace_id = e.workspace_id and m.no = e.member_no
      left join member p on p.workspace_id = m.workspace_id and p.no = m.alias_of
      where e.workspace_id = 'tea' group by 1 order by 1`.execute(db)
  ).rows.map(({ who, events }) => `${who} ${events}`);

describe('ingestMessages', () => {
  it('gives a visitor the user id that he turns out to have, in one batch or in several', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    await tea(message([visitor('v1')]), message([user('u1'), visitor('v1')]), message([user('u1')]));
    await tea(message([visitor('v2')]));
    await tea(message([user('u2'), visitor('v2')]));
    await tea(message([user('u2')]), message([visitor('v2')]), message([user('u3'), visitor('v3')]));
    expect(await whose(test.db)).toEqual(['anonymous:v1 3', 'anonymous:v2 4', 'u3 1']);
    expect(await listIdentities(test.db, 'tea', 0)).toMatchObject([visitor('v1'), user('u1')]);
    expect(await findMember(test.db, 'tea', 'u2')).toMatchObject({ externalId: 'anonymous:v2' });
    expect(await listMergeCases(test.db, 'tea', { state: 'merged', limit: 9 })).toEqual([]);
  });

  it('joins a visitor with the member he turns out to be, and says why', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    await tea(message([user('u')]));
    await tea(message([visitor('new-phone')]));
    const told = message([user('u'), visitor('new-phone')]);
    await tea(told);
    await tea(message([visitor('new-phone')]));
    expect(await whose(test.db)).toEqual(['u 4']);
    expect(await listMergeCases(test.db, 'tea', { state: 'merged', limit: 9 })).toMatchObject([
      {
        from: { externalId: 'anonymous:new-phone' },
        into: { externalId: 'u' },
        reason: 'identified',
        evidence: { source: 'anonymous', value: 'new-phone', message: told.messageId },
        decidedBy: null,
      },
    ]);
    expect(await listMergeCases(test.db, 'other', { state: 'merged', limit: 9 })).toEqual([]);
  });

  it('leaves the ids of a shared device with who had them first', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    await tea(message([user('mother'), visitor('tablet')]), message([user('son'), visitor('tablet')]));
    await tea(message([user('son'), visitor('tablet')]), message([visitor('tablet')]));
    expect(await whose(test.db)).toEqual(['mother 2', 'son 2']);
  });

  it('never joins two phones, nor two with user ids, by itself: they are held, once, until somebody decides', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    await shop(test.db, 'other');
    await tea(message([visitor('v'), phone('+8619900000001')]), message([user('u'), phone('+8619900000002')]));
    await tea(message([user('u'), visitor('v')]), message([user('u'), visitor('v')]));
    await tea(message([user('w'), phone('+8619900000002')]));
    expect(await whose(test.db)).toEqual(['anonymous:v 1', 'u 3', 'w 1']);
    const held = await listMergeCases(test.db, 'tea', { state: 'held', limit: 9 });
    expect(held.map(({ refusal, evidence }) => [refusal, evidence.source, evidence.phones ?? null])).toEqual([
      ['two-known', 'phone', null],
      ['different-phones', 'anonymous', ['+8619900000001', '+8619900000002']],
    ]);
    const [known, phones] = held;
    const decide = (which: typeof known, decision: 'merge' | 'apart', workspaceId = 'tea') =>
      decideMerge(test.db, workspaceId, { id: which?.id ?? '', decision, userId: 'me' });
    expect(await decide(known, 'apart', 'other')).toEqual({ ok: false, refusal: 'not-found' });
    expect(await decide(known, 'apart')).toEqual({ ok: true, value: 'apart' });
    expect(await decide(known, 'merge')).toEqual({ ok: false, refusal: 'already-decided' });
    expect(await decide(phones, 'merge')).toEqual({ ok: true, value: 'merged' });
    expect(await whose(test.db)).toEqual(['u 4', 'w 1']);
    const { rows } =
      await sql`select (select string_agg(value, ' ') from address where member_no = 1) as now, count(*)::int as changes from address_change`.execute(
        test.db,
      );
    expect(rows).toEqual([{ now: '+8619900000002', changes: 3 }]);
    await tea(message([user('w'), phone('+8619900000002')]));
    expect(await listMergeCases(test.db, 'tea', { state: 'held', limit: 9 })).toEqual([]);
  });

  it('joins two user ids when the source says that the one was the other', async () => {
    await using test = await testDatabase();
    const tea = await shop(test.db);
    await tea(message([user('old')]), message([user('new')]));
    await tea(message([user('new')], visitor('old')), message([user('fresh')], visitor('unheard-of')));
    await tea(message([visitor('unheard-of')]), message([user('old')]));
    expect(await whose(test.db)).toEqual(['fresh 2', 'new 4']);
  });

  it('comes to the same people however the messages are cut into batches', async () => {
    await using test = await testDatabase();
    let shops = 0;
    const some = fc.record({
      user: fc.option(fc.integer({ min: 0, max: 3 })),
      visitor: fc.option(fc.integer({ min: 0, max: 3 })),
      phone: fc.option(fc.integer({ min: 0, max: 2 }), { freq: 1 }),
      cut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(some, { maxLength: 14 }), async (drawn) => {
        const messages = drawn.flatMap(({ user: u, visitor: v, phone: p, cut }) => {
          const ids = [
            ...(u === null ? [] : [user(`u${u}`)]),
            ...(v === null ? [] : [visitor(`v${v}`)]),
            ...(p === null ? [] : [phone(`+86199000000${p}`)]),
          ];
          const [first, ...rest] = ids;
          return first ? [{ message: message([first, ...rest]), cut }] : [];
        });
        const partitions: string[] = [];
        for (const isCut of [true, false]) {
          const workspaceId = `w${shops++}`;
          const take = await shop(test.db, workspaceId);
          let batch: SourceMessage[] = [];
          for (const { message: each, cut } of messages) {
            batch.push(each);
            if (!isCut || !cut) continue;
            await take(...batch);
            batch = [];
          }
          await take(...batch);
          const { rows } = await sql<{ ids: string }>`
            select string_agg(e.id, ' ' order by e.id) as ids
            from event e join member m on m.workspace_id = e.workspace_id and m.no = e.member_no
            where e.workspace_id = ${workspaceId} group by coalesce(m.alias_of, m.no) order by 1`.execute(test.db);
          expect(rows.flatMap(({ ids }) => ids.split(' '))).toHaveLength(messages.length);
          partitions.push(JSON.stringify(rows.map(({ ids }) => ids)));
        }
        expect(partitions[0]).toBe(partitions[1]);
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});
