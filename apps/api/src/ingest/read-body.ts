import type { NewDeadLetter, SourceMessage } from '@magpie/db';
import type { DeadReason } from './dead-reason.ts';
import { instantOf, isObject } from './message-fields.ts';
import { isMessageCall, type MessageCall, readMessage, type ReadContext, type Refusal } from './read-message.ts';

export type Call = MessageCall | 'batch';

/** A message that can be taken in, with the letter it would be if it cannot after all. */
export interface ReadItem {
  readonly message: SourceMessage;
  letter(refusal: Refusal): NewDeadLetter & Refusal;
}

/** What a body holds. `refused`: the sender is told so; what it sent is kept as a letter all the same. */
export interface BodyRead {
  readonly items: readonly ReadItem[];
  readonly letters: readonly (NewDeadLetter & Refusal)[];
  readonly refused: DeadReason | null;
}

const mostMessages = 2_500;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads the body of a call: one message, or a batch of them, each for itself. */
export function readBody(call: Call | null, body: Buffer, context: ReadContext & { readonly keyId: string | null }): BodyRead {
  const letter = (refusal: Refusal, bytes: Buffer, of: string | null, sentAt: number | null): NewDeadLetter & Refusal => ({
    ...refusal,
    body: bytes,
    call: of,
    keyId: context.keyId,
    sentAt,
    receivedAt: context.receivedAt,
  });
  const refused = (reason: DeadReason): BodyRead => ({
    items: [],
    letters: [letter({ reason, detail: {} }, body, call, context.sentAt)],
    refused: reason,
  });

  const value = jsonOf(body);
  if (value === undefined) return refused('malformed-json');
  if (call === 'batch' || (call === null && isObject(value) && Array.isArray(value['batch']))) {
    const batch = isObject(value) ? value['batch'] : undefined;
    if (!isObject(value) || !Array.isArray(batch)) return refused('bad-batch');
    if (batch.length > mostMessages) return refused('too-many-events');
    const sentAt = instantOf(value['sentAt']) ?? context.sentAt;
    return readAll(
      batch.map((message: unknown) => ({ call: isObject(message) ? message['type'] : null, message, sentAt })),
      context,
      letter,
    );
  }
  return readAll([{ call: call ?? (isObject(value) ? value['type'] : null), message: value, sentAt: context.sentAt }], context, letter);
}

function readAll(
  messages: readonly { readonly call: unknown; readonly message: unknown; readonly sentAt: number | null }[],
  context: ReadContext,
  letter: (refusal: Refusal, bytes: Buffer, call: string | null, sentAt: number | null) => NewDeadLetter & Refusal,
): BodyRead {
  const items: ReadItem[] = [];
  const letters: (NewDeadLetter & Refusal)[] = [];
  for (const { call, message, sentAt } of messages) {
    const text = JSON.stringify(message);
    const of = isMessageCall(call) ? call : null;
    const asLetter = (refusal: Refusal): NewDeadLetter & Refusal => letter(refusal, Buffer.from(text), of, sentAt);
    if (of === null) {
      letters.push(asLetter({ reason: isObject(message) ? 'unknown-type' : 'not-an-object', detail: isObject(message) ? { path: 'type' } : {} }));
      continue;
    }
    const read = readMessage(of, message, text, { ...context, sentAt });
    if (read.ok) items.push({ message: read.value, letter: asLetter });
    else letters.push(asLetter(read.refusal));
  }
  return { items, letters, refused: null };
}

/** The JSON value of a body; undefined where it is none, or no UTF-8. */
function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(decoder.decode(body));
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof TypeError) return undefined;
    throw fault;
  }
}
