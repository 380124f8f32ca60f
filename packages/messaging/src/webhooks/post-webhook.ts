import { Webhook } from 'standardwebhooks';
import { type Dispatcher, request } from 'undici';
import { checkTarget, type TargetRules } from './check-target.ts';
import { RefusedTargetError } from './guarded-agent.ts';

export interface WebhookMessage {
  readonly url: string;
  /** The newest first; more than one while an old one still signs. */
  readonly secrets: readonly string[];
  /** The same at every attempt. */
  readonly id: string;
  readonly body: string;
}

export type WebhookFault = 'refused-target' | 'timeout' | 'unknown-host' | 'refused-connection' | 'tls' | 'connection';

export interface WebhookAnswer {
  readonly durationMs: number;
  /** Null: there was no answer, and `error` says why. */
  readonly status: number | null;
  readonly error: WebhookFault | null;
  /** The beginning of the answer's body. */
  readonly response: string | null;
  /** Seconds that the receiver asks to be left alone for; null where it says nothing. */
  readonly retryAfterSeconds: number | null;
}

const mostMs = 20_000;
const mostBytes = 2_048;

/**
 * Sends a message by Standard Webhooks: signed with every secret, at most twenty seconds, no redirects, and of the answer only its beginning is read. Never
 * throws: what went wrong is the answer.
 */
export async function postWebhook(
  { url, secrets, id, body }: WebhookMessage,
  {
    rules,
    agent,
    signal,
    now = () => new Date(),
  }: { readonly rules: TargetRules; readonly agent: Dispatcher; readonly signal?: AbortSignal; readonly now?: () => Date },
): Promise<WebhookAnswer> {
  const begun = performance.now();
  const answer = (part: Partial<WebhookAnswer>): WebhookAnswer => ({
    durationMs: performance.now() - begun,
    status: null,
    error: null,
    response: null,
    retryAfterSeconds: null,
    ...part,
  });
  // A setting may be older than the rules.
  if (!checkTarget(url, rules).ok) return answer({ error: 'refused-target' });
  const at = now();
  const timeout = AbortSignal.timeout(mostMs);
  try {
    const {
      statusCode,
      headers,
      body: stream,
    } = await request(url, {
      dispatcher: agent,
      method: 'POST',
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
      headersTimeout: mostMs,
      bodyTimeout: mostMs,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Magpie-Webhooks/1',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
      },
      body,
    });
    const response = await beginning(stream);
    return answer({ status: statusCode, response, retryAfterSeconds: secondsOf(headers['retry-after']) });
  } catch (fault) {
    return answer({ error: timeout.aborted ? 'timeout' : faultOf(fault) });
  }
}

/** What the answer begins with; whatever more of it there is, or comes slowly, is not waited for. */
async function beginning(stream: Dispatcher.ResponseData['body']): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of stream) {
      const buffer = Buffer.from(piece as Uint8Array);
      pieces.push(buffer);
      bytes += buffer.length;
      if (bytes >= mostBytes) break;
    }
  } catch {
    // The answer's status has come, and says what became of the message.
  }
  stream.destroy();
  // No text of PostgreSQL holds a zero.
  return Buffer.concat(pieces).subarray(0, mostBytes).toString('utf8').replaceAll('\0', '\uFFFD');
}

function secondsOf(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) : null;
}

function faultOf(fault: unknown): WebhookFault {
  if (fault instanceof RefusedTargetError) return 'refused-target';
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (/TIMEOUT|TIMEDOUT/.test(code)) return 'timeout';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown-host';
  if (code === 'ECONNREFUSED') return 'refused-connection';
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code) ? 'tls' : 'connection';
}
