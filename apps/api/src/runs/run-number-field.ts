import { sendStates, type RunNumber } from '@magpie/engine';
import { z } from 'zod';
import { idField } from '../fields.ts';

type MessageState = Extract<RunNumber, { type: 'messages' }>['state'];

const outcomes = z.array(idField).min(1).max(50).readonly();

const messageState = z.string().transform((text, context): MessageState => {
  if (isMessageState(text)) return text;
  context.addIssue({ code: 'custom', message: 'no state of a message' });
  return z.NEVER;
});

/** A number of a run, as a screen asks who is behind it. */
export const runNumberField = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['entered', 'here', 'stuck', 'open']), node: idField }),
  z.strictObject({ type: z.literal('left'), node: idField, outcomes }),
  z.strictObject({ type: z.literal('messages'), node: idField.nullable(), state: messageState }),
  z.strictObject({ type: z.literal('converted'), node: idField, outcomes: outcomes.nullable() }),
  z.strictObject({ type: z.literal('arm'), arm: z.enum(['treated', 'control']), bought: z.boolean() }),
  z.strictObject({ type: z.literal('arm-open'), arm: z.enum(['treated', 'control']) }),
]) satisfies z.ZodType<RunNumber>;

function isMessageState(text: string): text is MessageState {
  return text === 'intended' || text === 'suppressed' || Object.hasOwn(sendStates, text);
}
