import type { FactProperties, FactValue } from '@magpie/db';
import { dayMs, type Instant } from '@magpie/kit';
import { Unreadable } from './dead-reason.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const idCharacters = 200;

/** An id, as text or number; null where there is none. */
export function idIn(message: JsonObject, name: string): string | null {
  const value = message[name];
  if (value === undefined || value === null || value === '') return null;
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string' || text.trim() === '' || text.length > idCharacters) throw new Unreadable('bad-id', name, value);
  return text.trim();
}

/** A text that may be left out or empty: null then. */
export function textIn(object: JsonObject, name: string): string | null {
  const value = object[name];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** An object that may be left out: empty then. */
export function objectIn(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new Unreadable('bad-properties', name, value);
  return value;
}

const isoTime = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i;

/** ISO 8601 (UTC where it names no offset), or epoch milliseconds; null for anything else. */
export function instantOf(value: unknown): Instant | null {
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 8.64e15 ? value : null;
  if (typeof value !== 'string' || !isoTime.test(value)) return null;
  const text = value
    .replace(' ', 'T')
    .replace(',', '.')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const instant = Date.parse(/T/i.test(text) && !/(?:Z|[+-]\d\d:\d\d)$/i.test(text) ? `${text}Z` : text);
  return Number.isNaN(instant) ? null : instant;
}

/**
 * When it happened by our clock: the sender's clock is off by as much as `sentAt` differs from the arrival. Nothing happens before 1970 or more than
 * a day after it came.
 */
export function occurredAtOf(
  message: JsonObject,
  { receivedAt, sentAt }: { readonly receivedAt: Instant; readonly sentAt: Instant | null },
): Instant {
  const told = message['originalTimestamp'] ?? message['timestamp'];
  if (told === undefined || told === null) return receivedAt;
  const instant = instantOf(told);
  if (instant === null) throw new Unreadable('bad-timestamp', 'timestamp', told);
  const sent = instantOf(message['sentAt']) ?? sentAt;
  const corrected = sent === null ? instant : receivedAt - (sent - instant);
  if (corrected < 0 || corrected > receivedAt + dayMs) throw new Unreadable('time-out-of-range', 'timestamp', told);
  return corrected;
}

const nameCharacters = 200;
const deepest = 6;

/**
 * Properties as filters read them: members of objects under their path (`address.city`), lists as their JSON text. Names in `without` are left out.
 * What the source calls null stays null.
 */
export function flatProperties(object: JsonObject, path: string, without: ReadonlySet<string> = none): FactProperties {
  const flat: Record<string, FactValue> = Object.create(null);
  const put = (name: string, value: unknown, depth: number): void => {
    if (name.length > nameCharacters || depth > deepest) throw new Unreadable('bad-properties', `${path}.${name.slice(0, nameCharacters)}`, value);
    if (Array.isArray(value)) flat[name] = JSON.stringify(value);
    else if (isObject(value)) for (const [key, member] of Object.entries(value)) put(`${name}.${key}`, member, depth + 1);
    else if (typeof value === 'string' || typeof value === 'boolean' || value === null) flat[name] = value;
    else if (typeof value === 'number') flat[name] = value;
  };
  for (const [key, member] of Object.entries(object)) if (!without.has(key)) put(key, member, 1);
  return { ...flat };
}

const none: ReadonlySet<string> = new Set();
