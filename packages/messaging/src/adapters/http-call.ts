import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { AbortSignalLike } from '../channel.ts';

export interface HttpCall {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string;
  /** From the call to the last byte of the answer. */
  readonly timeoutMs: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** Why there is no answer. `unsent`: no connection was made, so the other side certainly knows nothing of it; `lost`: it may have all of it. */
export interface HttpFault {
  readonly type: 'unsent' | 'lost';
  readonly reason: string;
}

/** Well below the time after which servers close idle connections themselves: a call must not run into a closing one. */
const idleMs = 3_000;
const agents = { http: new HttpAgent({ keepAlive: true, timeout: idleMs }), https: new HttpsAgent({ keepAlive: true, timeout: idleMs }) };
const answerBytesAtMost = 4 * 1024 * 1024;

/** POSTs a JSON text over kept-alive connections, without following redirects. Never throws for what the network does. */
export function httpCall({ url, headers, body, timeoutMs }: HttpCall, signal: AbortSignalLike): Promise<HttpAnswer | HttpFault> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ type: 'unsent', reason: 'aborted' });
    const bytes = Buffer.from(body);
    const isSecure = url.protocol === 'https:';
    const options = {
      method: 'POST',
      agent: isSecure ? agents.https : agents.http,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': bytes.length },
    };
    let isConnected = false;
    const call = isSecure ? httpsRequest(url, options) : httpRequest(url, options);
    const onAbort = (): void => fail('aborted');
    const end = (answer: HttpAnswer | HttpFault): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(answer);
    };
    const fail = (reason: string): void => {
      end({ type: isConnected ? 'lost' : 'unsent', reason });
      call.destroy();
    };
    const timer = setTimeout(() => fail('timeout'), timeoutMs);
    signal.addEventListener('abort', onAbort);
    call.on('socket', (socket) => {
      if (socket.connecting) socket.once(isSecure ? 'secureConnect' : 'connect', () => (isConnected = true));
      else isConnected = true;
    });
    call.on('error', (fault) => fail('code' in fault ? String(fault.code) : fault.name));
    call.on('response', (response) => readAnswer(response).then(end, () => fail('answer broke off')));
    call.end(bytes);
  });
}

async function readAnswer(response: IncomingMessage): Promise<HttpAnswer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response) {
    if (!Buffer.isBuffer(part)) continue;
    length += part.length;
    if (length > answerBytesAtMost) throw new Error('too long');
    parts.push(part);
  }
  return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString('utf8') };
}
