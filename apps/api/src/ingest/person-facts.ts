import type { AttributeType, FactInput, FactValue, PersonId } from '@magpie/db';
import { type Instant, normalisePhone } from '@magpie/kit';
import { Unreadable } from './dead-reason.ts';
import { flatProperties, idIn, instantOf, isObject, type JsonObject, textIn } from './message-fields.ts';
import type { FactsOf } from './track-facts.ts';

export interface TraitContext {
  readonly occurredAt: Instant;
  /** For phones without one: `86`. */
  readonly countryCode: string | undefined;
  /** Declared types of attributes. */
  readonly declared: ReadonlyMap<string, AttributeType>;
}

/** What traits tell: further ids of the person, and facts. */
export interface TraitsRead {
  readonly ids: readonly PersonId[];
  readonly facts: FactsOf;
}

/** Traits with a meaning of their own, which become no attributes. */
const special = new Set(['email', 'phone', 'timezone', 'tags', 'consents', 'referredBy', 'wecomExternalUserId', 'openid', 'unionid']);

/** Sources whose ids are addresses too, by channel. */
const channels: Readonly<Record<string, string>> = { wecom: 'wecom', openid: 'mini-program' };

/** What an identify call's traits say of whoever it is about. */
export function traitFacts(traits: JsonObject, context: TraitContext): TraitsRead {
  const { occurredAt } = context;
  const phone = phoneIn(traits, context.countryCode);
  const email = emailIn(traits);
  const named = ([name, source]: readonly [string, string]): readonly PersonId[] => {
    const value = idIn(traits, name);
    return value === null ? [] : [{ source, value }];
  };
  const platform = (
    [
      ['wecomExternalUserId', 'wecom'],
      ['openid', 'openid'],
      ['unionid', 'unionid'],
    ] as const
  ).flatMap(named);
  const referredBy = idIn(traits, 'referredBy');
  const zone = textIn(traits, 'timezone');
  const told: ((externalId: string) => FactInput)[] = [];
  if (zone !== null && isZone(zone)) told.push((externalId) => ({ type: 'member', externalId, zone, occurredAt }));
  const addresses: readonly (readonly [string, string | null])[] = [
    ...(phone === undefined ? [] : [['sms', phone] as const]),
    ...(email === undefined ? [] : [['email', email] as const]),
    ...platform.flatMap(({ source, value }) => (channels[source] === undefined ? [] : [[channels[source], value] as const])),
  ];
  for (const [channel, value] of addresses) told.push((externalId) => ({ type: 'address', externalId, channel, value, occurredAt }));
  for (const tag of tagsIn(traits)) told.push((externalId) => ({ type: 'tag', externalId, tag, present: true, occurredAt }));
  for (const consent of consentsIn(traits)) told.push((externalId) => ({ type: 'consent', externalId, ...consent, occurredAt }));
  if (referredBy !== null) told.push((externalId) => ({ type: 'referral', externalId, referredBy, occurredAt }));
  for (const [name, value] of Object.entries(flatProperties(traits, 'traits', special))) {
    const kept = declaredValue(name, value, context.declared);
    told.push((externalId) => ({ type: 'attribute', externalId, name, value: kept, occurredAt }));
  }
  return {
    ids: [...platform, ...(phone ? [{ source: 'phone', value: phone }] : []), ...(email ? [{ source: 'email', value: email.toLowerCase() }] : [])],
    facts: (externalId) => told.map((fact) => fact(externalId)),
  };
}

/** E.164; null takes it away, undefined says nothing. */
function phoneIn(traits: JsonObject, countryCode: string | undefined): string | null | undefined {
  const { phone } = traits;
  if (phone === undefined || phone === '') return undefined;
  if (phone === null) return null;
  const number = typeof phone === 'string' || typeof phone === 'number' ? normalisePhone(String(phone), countryCode) : null;
  if (number === null) throw new Unreadable('bad-phone', 'traits.phone', phone);
  return number;
}

function emailIn(traits: JsonObject): string | null | undefined {
  const { email } = traits;
  if (email === undefined || email === '') return undefined;
  if (email === null) return null;
  if (typeof email !== 'string' || !/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(email.trim())) throw new Unreadable('bad-email', 'traits.email', email);
  return email.trim();
}

function tagsIn({ tags }: JsonObject): readonly string[] {
  if (tags === undefined || tags === null) return [];
  const names: readonly unknown[] = Array.isArray(tags) ? tags : [tags];
  return names.map((name) => {
    if (typeof name !== 'string' || name.trim() === '' || name.length > 200) throw new Unreadable('bad-properties', 'traits.tags', tags);
    return name.trim();
  });
}

/** `{"sms": {"marketing": true}}`: by channel and purpose. */
function consentsIn({ consents }: JsonObject): readonly { readonly channel: string; readonly purpose: string; readonly given: boolean }[] {
  if (consents === undefined || consents === null) return [];
  if (!isObject(consents)) throw new Unreadable('bad-properties', 'traits.consents', consents);
  return Object.entries(consents).flatMap(([channel, purposes]) => {
    if (!isObject(purposes)) throw new Unreadable('bad-properties', `traits.consents.${channel}`, purposes);
    return Object.entries(purposes).map(([purpose, given]) => {
      if (typeof given !== 'boolean' || channel.length > 60 || purpose.length > 60)
        throw new Unreadable('bad-properties', 'traits.consents', consents);
      return { channel, purpose, given };
    });
  });
}

/** A value as the declared type wants it, where nothing is lost by it; refused where it is of another type. */
function declaredValue(name: string, value: FactValue, declared: ReadonlyMap<string, AttributeType>): FactValue {
  const type = declared.get(name);
  if (type === undefined || value === null) return value;
  const fitting = fit(value, type);
  if (fitting === null) throw new Unreadable('attribute-type', `traits.${name}`, value);
  return fitting;
}

function fit(value: string | number | boolean, type: AttributeType): FactValue {
  switch (type) {
    case 'text':
      return String(value);
    case 'number':
      return typeof value === 'string' && /^\s*[+-]?\d{1,15}(?:\.\d{1,15})?\s*$/.test(value)
        ? Number(value)
        : typeof value === 'number'
          ? value
          : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : null;
    case 'date': {
      const day = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 10) : null;
      const instant = day === null ? null : instantOf(day);
      return instant !== null && new Date(instant).toISOString().startsWith(day ?? ' ') ? day : null;
    }
    case 'instant': {
      const instant = instantOf(value);
      return instant === null ? null : new Date(instant).toISOString();
    }
  }
}

const zones = new Map<string, boolean>();

function isZone(zone: string): boolean {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  const is = /^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*$/.test(zone) && isKnownZone(zone);
  if (zones.size < 1_000) zones.set(zone, is);
  return is;
}

function isKnownZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (fault) {
    if (fault instanceof RangeError) return false;
    throw fault;
  }
}
