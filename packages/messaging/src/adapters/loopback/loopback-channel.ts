import { ok, refuse, type Result } from '@magpie/kit';
import { z } from 'zod';
import type { AbortSignalLike, Channel, RecipientAnswer, SendRefusal } from '../../channel.ts';

const configSchema = z.object({
  url: z.url(),
  /** Whether the provider was told to repeat a call harmlessly; what an account declares is believed. */
  idempotent: z.boolean().default(true),
  /** Where this account's receipts go. */
  receiptUrl: z.url().optional(),
  timeoutMs: z.number().int().min(100).max(120_000).default(10_000),
});

type Config = z.infer<typeof configSchema>;

const answerSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('accepted'), providerId: z.string() }),
  z.object({ status: z.literal('rejected'), reason: z.string() }),
]);

/** The loopback provider's adapter: SMS of free text, up to 100 recipients a call. Throws ZodError for a config that is not its own. */
export function loopbackChannel(config: unknown): Channel {
  const settings = configSchema.parse(config);
  const channel: Channel = {
    capabilities: { idempotent: settings.idempotent, lookUp: settings.idempotent, maxRecipients: 100, receiptIdentity: 'reference' },
    send: async ({ token, recipients }, signal) => {
      const messages = recipients.map(({ reference, address, body }) => ({ reference, address, text: body.type === 'text' ? body.text : `${body.signature}${body.template}` }));
      return post(settings, { path: '/v1/messages', body: { token, messages }, schema: z.object({ answers: z.array(answerSchema).length(recipients.length) }), pick: (reply) => reply.answers }, signal);
    },
  };
  if (!settings.idempotent) return channel;
  return {
    ...channel,
    lookUp: (references, signal) =>
      post(settings, { path: '/v1/messages/look-up', body: { references }, schema: z.object({ answers: z.array(answerSchema.nullable()).length(references.length) }), pick: (reply) => reply.answers }, signal),
  };
}

interface Call<Reply, Value> {
  readonly path: string;
  readonly body: unknown;
  readonly schema: z.ZodType<Reply>;
  pick(reply: Reply): Value;
}

async function post<Reply, Value extends readonly (RecipientAnswer | null)[]>({ url, timeoutMs, receiptUrl }: Config, call: Call<Reply, Value>, signal: AbortSignalLike): Promise<Result<Value, SendRefusal>> {
  try {
    const response = await fetch(new URL(call.path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(receiptUrl === undefined ? {} : { 'x-receipt-url': receiptUrl }) },
      body: JSON.stringify(call.body),
      signal: signal instanceof AbortSignal ? AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) : AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) return refuse(await refusalOf(response));
    const parsed = call.schema.safeParse(await response.json());
    return parsed.success ? ok(call.pick(parsed.data)) : refuse({ code: 'ambiguous', reason: 'an answer that cannot be read' });
  } catch (fault) {
    return refuse(refusalOfFault(fault));
  }
}

async function refusalOf(response: Response): Promise<SendRefusal> {
  await response.body?.cancel();
  if (response.status === 429) return { code: 'throttled', retryAfterMs: Math.round(Number(response.headers.get('retry-after') ?? '1') * 1_000) };
  if (response.status === 503) return { code: 'unavailable' };
  return response.status >= 500 ? { code: 'ambiguous', reason: `HTTP ${response.status}` } : { code: 'refused', reason: `HTTP ${response.status}` };
}

/** A connection that was never made certainly took nothing; anything later may have. */
function refusalOfFault(fault: unknown): SendRefusal {
  const cause = fault instanceof Error ? fault.cause : null;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
  return code === 'ECONNREFUSED' ? { code: 'unavailable' } : { code: 'ambiguous', reason: fault instanceof Error ? fault.name : 'fault' };
}
