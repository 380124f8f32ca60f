import { createHash } from 'node:crypto';
import type { AttributeType, LetterDetail, PersonId, SourceMessage } from '@magpie/db';
import { type Instant, ok, refuse, type Result } from '@magpie/kit';
import { type DeadReason, Unreadable } from './dead-reason.ts';
import { flatProperties, idIn, isObject, type JsonObject, objectIn, occurredAtOf, textIn } from './message-fields.ts';
import { traitFacts } from './person-facts.ts';
import { type FactsOf, trackFacts } from './track-facts.ts';

export const messageCalls = ['track', 'identify', 'group', 'alias', 'page', 'screen'] as const;
export type MessageCall = (typeof messageCalls)[number];

export function isMessageCall(name: unknown): name is MessageCall {
  return messageCalls.some((call) => call === name);
}

/** What reading depends on beside the message. */
export interface ReadContext {
  readonly receivedAt: Instant;
  /** Of the batch; a message's own counts first. */
  readonly sentAt: Instant | null;
  readonly currency: string;
  readonly countryCode: string | undefined;
  readonly declared: ReadonlyMap<string, AttributeType>;
}

export interface Refusal {
  readonly reason: DeadReason;
  readonly detail: LetterDetail;
}

/** Bytes of one message as JSON. */
const mostBytes = 32 * 1_024;

/** NUL, and halves of characters, as JSON writes them. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/** Reads one call of the tracking spec: who, when, and the facts it tells. Every reason why it cannot be taken in is a refusal. */
export function readMessage(call: MessageCall, message: unknown, text: string, context: ReadContext): Result<SourceMessage, Refusal> {
  try {
    if (!isObject(message)) throw new Unreadable('not-an-object', undefined, message);
    if (Buffer.byteLength(text) > mostBytes) throw new Unreadable('too-large');
    if (unstorable.test(text)) throw new Unreadable('unstorable-text');
    return ok(readers(call, message, text, context));
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    const { reason, path, found } = fault;
    return refuse({ reason, detail: { ...(path === undefined ? {} : { path }), ...(found === undefined ? {} : { found: storable(found) }) } });
  }
}

function readers(call: MessageCall, message: JsonObject, text: string, context: ReadContext): SourceMessage {
  const occurredAt = occurredAtOf(message, context);
  const messageId = idIn(message, 'messageId') ?? createHash('sha256').update(`${call}\n${text}`).digest('base64url');
  const track = { messageId, occurredAt, currency: context.currency };
  const userId = idIn(message, 'userId');
  const anonymousId = idIn(message, 'anonymousId');
  const told = (ids: readonly PersonId[], facts: FactsOf, previous?: PersonId): SourceMessage => ({
    ids: named(userId, anonymousId, [...externalIdsIn(message), ...ids]),
    messageId,
    occurredAt,
    facts,
    ...(previous ? { previous } : {}),
  });
  switch (call) {
    case 'track': {
      const name = textIn(message, 'event');
      if (name === null || name.length > 200) throw new Unreadable('no-event-name', 'event', message['event']);
      return told([], trackFacts(name, { ...campaignIn(message), ...objectIn(message, 'properties') }, track));
    }
    case 'page':
    case 'screen': {
      const name = textIn(message, 'name');
      const category = textIn(message, 'category');
      const own = { ...(name === null ? {} : { name }), ...(category === null ? {} : { category }) };
      const properties = { ...campaignIn(message), ...objectIn(message, 'properties'), ...own };
      return told([], event(call === 'page' ? 'Page Viewed' : 'Screen Viewed', properties, track));
    }
    case 'identify': {
      const traits = { ...zoneIn(message), ...objectIn(message, 'traits') };
      const { ids, facts } = traitFacts(traits, { ...context, occurredAt });
      return told(ids, (externalId) => [{ type: 'member', externalId, occurredAt }, ...facts(externalId)]);
    }
    case 'group': {
      const groupId = idIn(message, 'groupId');
      if (groupId === null) throw new Unreadable('no-id', 'groupId');
      return told([], event('Group Joined', objectIn(message, 'traits'), track, groupId));
    }
    case 'alias': {
      const previousId = idIn(message, 'previousId');
      if (previousId === null) throw new Unreadable('no-id', 'previousId');
      return told([], (externalId) => [{ type: 'member', externalId, occurredAt }], { source: 'anonymous', value: previousId });
    }
  }
}

function event(
  name: string,
  properties: JsonObject,
  { messageId, occurredAt }: { readonly messageId: string; readonly occurredAt: Instant },
  key?: string,
): FactsOf {
  const flat = flatProperties(properties, 'properties');
  return (externalId) => [
    { type: 'event', id: `message:${messageId}`, externalId, name, properties: flat, occurredAt, ...(key === undefined ? {} : { key }) },
  ];
}

/** Ids that several people may share. */
const weak: ReadonlySet<string> = new Set(['phone', 'email']);

/** The ids of a message: the user's first, then those of platforms, the visitor's, and phone and e-mail last. */
function named(userId: string | null, anonymousId: string | null, others: readonly PersonId[]): SourceMessage['ids'] {
  const [first, ...rest] = [
    ...(userId === null ? [] : [{ source: 'user', value: userId }]),
    ...others.filter(({ source }) => !weak.has(source)),
    ...(anonymousId === null ? [] : [{ source: 'anonymous', value: anonymousId }]),
    ...others.filter(({ source }) => weak.has(source)),
  ];
  if (!first || (userId === null && anonymousId === null && weak.has(first.source))) throw new Unreadable('no-id');
  return [first, ...rest];
}

/** `context.externalIds`: [{"id", "type"}], as Segment has them. */
function externalIdsIn(message: JsonObject): readonly PersonId[] {
  const { externalIds } = isObject(message['context']) ? message['context'] : {};
  if (!Array.isArray(externalIds)) return [];
  return externalIds.slice(0, 20).flatMap((each: unknown): readonly PersonId[] => {
    if (!isObject(each)) return [];
    const [value, type] = [idIn(each, 'id'), textIn(each, 'type')];
    if (value === null || type === null) return [];
    if (!/^[a-z][a-z0-9_-]{0,39}$/i.test(type)) throw new Unreadable('bad-id', 'context.externalIds', type);
    const source = sources[type] ?? type;
    // Phones and e-mail addresses come as traits, where they are checked.
    return weak.has(source) ? [] : [{ source, value }];
  });
}

/** What Segment and the platforms call ids that have a name here. */
const sources: Readonly<Record<string, string>> = {
  user_id: 'user',
  anonymous_id: 'anonymous',
  wecom_external_userid: 'wecom',
  external_userid: 'wecom',
  wechat_openid: 'openid',
  wechat_unionid: 'unionid',
};

function campaignIn(message: JsonObject): JsonObject {
  const { campaign } = isObject(message['context']) ? message['context'] : {};
  return isObject(campaign) ? { campaign } : {};
}

function zoneIn(message: JsonObject): JsonObject {
  const { timezone } = isObject(message['context']) ? message['context'] : {};
  return typeof timezone === 'string' ? { timezone } : {};
}

/** What was found, as a database can hold it. */
function storable(text: string): string {
  return text.replaceAll(/\p{Cc}|\p{Surrogate}/gu, '\uFFFD');
}
