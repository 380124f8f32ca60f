import { ok, refuse, type Result } from '@magpie/kit';
import { z } from 'zod';
import type { AbortSignalLike, Channel, ChunkRequest, MessageBody, RecipientAnswer, SendRefusal } from '../../channel.ts';
import { httpCall, type HttpAnswer } from '../http-call.ts';

const configSchema = z.object({
  url: z.url(),
  /** Whether the provider was told to repeat a call harmlessly; what an account declares is believed. */
  idempotent: z.boolean().default(true),
  /** Whether it may be asked what became of a message; by default where it is idempotent. */
  lookUp: z.boolean().optional(),
  /** Where this account's receipts go. */
  receiptUrl: z.url().optional(),
  timeoutMs: z.number().int().min(100).max(10_000).default(10_000),
});

const answerSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('accepted'), providerId: z.string() }),
  z.object({ status: z.literal('rejected'), reason: z.string() }),
]);
const sentSchema = z.object({ answers: z.array(answerSchema) });
const foundSchema = z.object({ answers: z.array(answerSchema.nullable()) });

/** The loopback provider's adapter: SMS of free text, up to 100 recipients a call. Throws ZodError for a config that is not its own. */
export function loopbackChannel(config: unknown): Channel {
  const { url, idempotent, lookUp = idempotent, receiptUrl, timeoutMs } = configSchema.parse(config);
  const headers: Record<string, string> = receiptUrl === undefined ? {} : { 'x-receipt-url': receiptUrl };
  const send = new URL('/v1/messages', url);
  const find = new URL('/v1/messages/look-up', url);
  const post = (target: URL, body: unknown, signal: AbortSignalLike) =>
    httpCall({ url: target, headers, body: JSON.stringify(body), timeoutMs }, signal);
  const channel: Channel = {
    capabilities: { idempotent, lookUp, maxRecipients: 100, receiptIdentity: 'reference' },
    send: async (request, signal) => readAnswer(await post(send, bodyOf(request), signal), sentSchema, request.recipients.length),
  };
  if (!lookUp) return channel;
  return { ...channel, lookUp: async (references, signal) => readAnswer(await post(find, { references }, signal), foundSchema, references.length) };
}

function bodyOf({ token, recipients }: ChunkRequest): unknown {
  return { token, messages: recipients.map(({ reference, address, body }) => ({ reference, address, text: textOf(body) })) };
}

function textOf(body: MessageBody): string {
  return body.type === 'text' ? body.text : `【${body.signature}】${body.template}`;
}

/** What an answer of the provider, or the lack of one, means. */
function readAnswer<Answer extends RecipientAnswer | null>(
  answer: Awaited<ReturnType<typeof httpCall>>,
  schema: z.ZodType<{ readonly answers: readonly Answer[] }>,
  expected: number,
): Result<readonly Answer[], SendRefusal> {
  if ('type' in answer) return refuse(answer.type === 'unsent' ? { code: 'unavailable' } : { code: 'ambiguous', reason: answer.reason });
  if (answer.status !== 200) return refuse(refusalOf(answer));
  const parsed = schema.safeParse(parseJson(answer.text));
  return parsed.success && parsed.data.answers.length === expected
    ? ok(parsed.data.answers)
    : refuse({ code: 'ambiguous', reason: 'an answer that cannot be read' });
}

function refusalOf({ status, headers }: HttpAnswer): SendRefusal {
  if (status === 429) return { code: 'throttled', retryAfterMs: retryAfterMs(headers['retry-after']) };
  if (status === 503) return { code: 'unavailable' };
  return status >= 500 || status < 400 ? { code: 'ambiguous', reason: `HTTP ${status}` } : { code: 'refused', reason: `HTTP ${status}` };
}

/** Seconds, of which the loopback provider also gives fractions; a second where it says nothing that can be read. Never more than a minute. */
function retryAfterMs(header: string | undefined): number {
  const seconds = Number(header ?? '1');
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(60_000, Math.round(seconds * 1_000)) : 1_000;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
