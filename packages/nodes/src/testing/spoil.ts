import type { Random } from '@magpie/kit';

/** Values that nobody expects where they are put; made afresh, since the next change may go into them. */
const hostile: readonly (() => unknown)[] = [
  ...[null, undefined, true, 0, -1, 0.5, 1e308, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER, 10n, Symbol.iterator].map(
    (value) => () => value,
  ),
  ...[
    '',
    ' ',
    '__proto__',
    'constructor',
    'toString',
    '\u0000',
    '\uD800',
    '😀'.repeat(300),
    'x'.repeat(30_000),
    '2026-02-30',
    '24:00',
    '25:61',
    'n0',
    'end',
    '{{ member.name',
    '{% for x in y %}',
    '{{ "x" | append: member }}',
  ].map((text) => () => text),
  () => [],
  () => ({}),
  () => [[null]],
  () => ({ type: 'all', of: [] }),
  () => ({ type: 'not', of: { type: 'not' } }),
  () => ({ toString: 1 }),
  () => new Date(0),
  () => () => 1,
  () => new Map(),
  () => Array.from({ length: 300 }, (_, index) => index),
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}'),
  () => nested(30),
  () => nested(1_000),
];

/** Texts that are right somewhere else. */
const plausible: readonly string[] = [
  'n0',
  'n1',
  'n2',
  'n3',
  'n4',
  'n5',
  'out',
  'met',
  'unmet',
  'matched',
  'end',
  'wait',
  'send-sms',
  'split',
  'a',
  'b',
  '09:00',
  '2026-08-19',
  'workspace',
  'member',
  'skip',
  'delay',
  'days',
  '',
  ' ',
];

/** A document, given as JSON text, with one to three of its values replaced, removed, doubled or moved: somewhere between a slip and an attack. */
export function spoil(random: Random, text: string): unknown {
  const copy: unknown = JSON.parse(text);
  const times = 1 + random.integer(3);
  for (let time = 0; time < times; time++) (random.integer(6) === 0 ? transplant : spoilOnce)(random, copy);
  return random.integer(50) === 0 ? unexpected(random) : copy;
}

const transplants: readonly (readonly string[])[] = [['type', 'version', 'config'], ['when'], ['id'], ['config'], ['from'], ['to'], ['port']];

/** Gives one node or edge some members of another: well formed, but out of place. */
function transplant(random: Random, root: unknown): void {
  const list: unknown = typeof root === 'object' && root !== null ? Reflect.get(root, random.integer(3) === 0 ? 'edges' : 'nodes') : null;
  if (!Array.isArray(list)) return;
  const [to, from]: readonly unknown[] = [list[random.integer(list.length)], list[random.integer(list.length)]];
  if (typeof to !== 'object' || typeof from !== 'object' || to === null || from === null) return;
  for (const key of transplants[random.integer(transplants.length)] ?? []) if (key in from && key in to) Reflect.set(to, key, Reflect.get(from, key));
}

function spoilOnce(random: Random, root: unknown): void {
  let place: unknown = root;
  for (;;) {
    if (typeof place !== 'object' || place === null) return;
    const keys = Object.keys(place);
    const key = keys[random.integer(keys.length)];
    if (key === undefined) return;
    const inner: unknown = Reflect.get(place, key);
    if (typeof inner === 'object' && inner !== null && random.integer(5) > 0 && Object.keys(inner).length > 0) {
      place = inner;
      continue;
    }
    change(random, place, key);
    return;
  }
}

function change(random: Random, place: object, key: string): void {
  const other = Object.keys(place)[random.integer(Object.keys(place).length)] ?? key;
  const kind = random.integer(12);
  if (kind === 0) Reflect.deleteProperty(place, key);
  else if (kind === 1 && Array.isArray(place)) place.push(place[Number(key)]);
  else if (kind === 2) Reflect.set(place, key, Reflect.get(place, other));
  else if (kind === 3) Reflect.set(place, `extra${random.integer(3)}`, Reflect.get(place, key));
  else if (kind < 10) Reflect.set(place, key, slipped(random, Reflect.get(place, key)));
  else Reflect.set(place, key, unexpected(random));
}

function unexpected(random: Random): unknown {
  return hostile[random.integer(hostile.length)]?.();
}

/** A value of the same kind, such as a slip of the hand would give. */
function slipped(random: Random, value: unknown): unknown {
  if (typeof value === 'number') return value + random.integer(5) - 2;
  if (typeof value === 'string') return plausible[random.integer(plausible.length)];
  return value === null ? {} : null;
}

function nested(depth: number): unknown {
  let value: unknown = { type: 'tag', tag: 'x' };
  for (let level = 0; level < depth; level++) value = { type: 'not', of: value };
  return value;
}
