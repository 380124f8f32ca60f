import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openTestDoor } from './testing/open-test-door.ts';

// By hand with the whole number: MAGPIE_FUZZ_BODIES=100000 npx vitest run apps/api/src/ingest/fuzz.test.ts
const bodies = Number(process.env['MAGPIE_FUZZ_BODIES'] ?? 1_200);
const atOnce = 40;
const seed = Number(process.env['MAGPIE_SEED'] ?? 5);

/** Things that have broken doors before. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'x',
    '\0',
    'a\0b',
    '\ud83d',
    "'; drop table event; --",
    '__proto__',
    'constructor',
    'toString',
    '=cmd()',
    '{{x}}',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-02-31T00:00:00Z',
    '12,50',
    '1e400',
    -1,
    0.1 + 0.2,
    1e300,
    9_007_199_254_740_992,
    true,
    [],
    {},
    [[[[]]]],
    { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } },
    'x'.repeat(300),
    'x'.repeat(40_000),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.jsonValue({ maxDepth: 3 }),
);
const events = fc.constantFrom<unknown>(
  'Seen',
  'Order Completed',
  'Order Updated',
  'Order Refunded',
  'Order Cancelled',
  'Product Viewed',
  'Cart Viewed',
  'toString',
  '',
  7,
);
const names = [
  'order_id',
  'total',
  'revenue',
  'currency',
  'products',
  'price',
  'quantity',
  'product_id',
  'cart_id',
  'discount',
  'name',
  'category',
] as const;
const traitNames = ['phone', 'email', 'timezone', 'tags', 'consents', 'referredBy', 'openid', 'points', 'name', '__proto__'] as const;
const some = <Name extends string>(keys: readonly Name[]) => fc.dictionary(fc.constantFrom(...keys), nasty, { maxKeys: 4 });
const spoil = fc.option(
  some([
    'type',
    'userId',
    'anonymousId',
    'messageId',
    'timestamp',
    'sentAt',
    'event',
    'properties',
    'traits',
    'context',
    'previousId',
    'groupId',
    'name',
  ]),
  { freq: 2 },
);
const message = fc.record({
  type: fc.constantFrom('track', 'track', 'track', 'identify', 'group', 'page', 'screen'),
  event: events,
  who: fc.integer({ min: 0, max: 30 }),
  properties: some(names),
  traits: some(traitNames),
  spoil,
});
const body = fc.record({
  messages: fc.array(message, { minLength: 1, maxLength: 5 }),
  how: fc.constantFrom('batch', 'batch', 'gzip', 'single', 'broken'),
  cut: fc.nat(),
});

it(`takes ${bodies} bodies of any kind with an answer, keeps every message or tells why not, and touches no other shop`, async () => {
  await using door = await openTestDoor();
  let drawn = 0;
  const kept = new Map<string, string>();
  await fc.assert(
    fc.asyncProperty(fc.array(body, { minLength: atOnce, maxLength: atOnce }), async (group) => {
      const answers = await Promise.all(
        group.map(async ({ messages, how, cut }) => {
          const marked = messages.map(({ type, event, who, properties, traits, spoil: spoilt }) => {
            const marker = `fz-${drawn++}`;
            const order = Object.hasOwn(properties, 'order_id') ? { order_id: unlike(properties.order_id, marker) } : { order_id: marker, total: 1 };
            return {
              marker,
              message: {
                type,
                event,
                userId: `u${who}`,
                anonymousId: `v${who % 7}`,
                messageId: marker,
                groupId: 'g',
                ...spoilt,
                ...(spoilt && 'messageId' in spoilt ? { messageId: unlike(spoilt.messageId, marker) } : {}),
                properties: spoilt && 'properties' in spoilt ? spoilt.properties : { ...properties, ...order, marker },
                traits: spoilt && 'traits' in spoilt ? spoilt.traits : { ...traits, marker },
                integrations: marker,
              },
            };
          });
          const [first] = marked;
          if (how === 'single' && first) {
            const call = String(first.message.type);
            if (!['track', 'identify', 'group', 'page', 'screen'].includes(call)) return 200;
            if (bearsMarker(first.message)) kept.set(first.marker, JSON.stringify(first.message));
            return (await door.post(call, first.message)).status;
          }
          const text = JSON.stringify({ batch: marked.map((each) => each.message), sentAt: new Date().toISOString() });
          if (how === 'broken') {
            const bytes = Buffer.from(text);
            bytes[cut % bytes.length] = cut & 255;
            return (await door.post('batch', bytes.subarray(0, 1 + (cut % (bytes.length * 2))))).status;
          }
          for (const each of marked) if (bearsMarker(each.message)) kept.set(each.marker, JSON.stringify(each.message));
          return (await door.post('batch', how === 'gzip' ? gzipSync(text) : text, how === 'gzip' ? { 'content-encoding': 'gzip' } : {})).status;
        }),
      );
      expect(answers.filter((status) => status !== 200 && status !== 400)).toEqual([]);
    }),
    { numRuns: Math.ceil(bodies / atOnce), seed, endOnFailure: true },
  );
  const { rows } = await sql<{ text: string }>`
      select id || properties::text as text from event where workspace_id = 'tea'
      union all select value::text from attribute_change where workspace_id = 'tea' and name = 'marker'
      union all select convert_from(body, 'UTF8') from dead_letter where workspace_id = 'tea' and reason <> 'malformed-json'`.execute(door.db);
  const found = new Set(rows.flatMap(({ text }) => text.match(/fz-\d+/g) ?? []));
  expect([...kept].filter(([marker]) => !found.has(marker)).map(([, text]) => text)).toEqual([]);
  const others = await sql`
      select (select count(*)::int from event where workspace_id <> 'tea') as events, (select count(*)::int from member where workspace_id <> 'tea') as members,
        (select count(*)::int from dead_letter where workspace_id <> 'tea') as letters, (select count(*)::int from goods where workspace_id <> 'tea') as goods`.execute(
    door.db,
  );
  expect(others.rows).toEqual([{ events: 0, members: 0, letters: 0, goods: 0 }]);
  const refused = await sql<{ count: number }>`select count(*)::int as count from dead_letter where reason = 'refused'`.execute(door.db);
  // What the database itself had to refuse is something that reading has overlooked.
  expect(refused.rows).toEqual([{ count: 0 }]);
}, 3_600_000);

/** An id that no other message has: the same twice would be one, as it should. */
function unlike(value: unknown, marker: string): unknown {
  return typeof value === 'string' ? `${value}${marker}` : typeof value === 'number' ? marker : value;
}

/** What is taken in without a trace of its marker, because what bore it was spoilt, cannot be looked for. */
function bearsMarker(message: Readonly<Record<'type' | 'traits' | 'properties' | 'messageId', unknown>>): boolean {
  const isMarked = (value: unknown): boolean => typeof value === 'object' && value !== null && 'marker' in value;
  if (message.type === 'identify') return isMarked(message.traits);
  return String(message.messageId).includes('fz-') || (message.type === 'track' && isMarked(message.properties));
}
