import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seededRandom } from '@magpie/kit';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { checkTarget } from './check-target.ts';
import { guardedAgent, type Resolve } from './guarded-agent.ts';
import { nextAttempt } from './next-attempt.ts';
import { postWebhook } from './post-webhook.ts';
import { isPublicAddress } from './public-address.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const old = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const strict = { loopback: false };
const open = { loopback: true };

async function receiver(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/hook`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}

describe('a webhook', () => {
  it('is signed so that the library of any receiver knows it, by the new secret and by the old one', async () => {
    const seen: { headers: Record<string, string>; body: string }[] = [];
    await using hook = await receiver(async (request, response) => {
      seen.push({
        headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
        body: await bodyOf(request),
      });
      response.writeHead(204).end();
    });
    const agent = guardedAgent(open);
    const body = JSON.stringify({ type: 'run.started', data: { name: '七夕' } });
    const answer = await postWebhook({ url: hook.url, secrets: [secret, old], id: 'msg_1', body }, { rules: open, agent });
    expect(answer).toMatchObject({ status: 204, error: null, response: '' });
    const [got] = seen;
    if (got === undefined) throw new Error('Nothing came');
    for (const known of [secret, old]) expect(new Webhook(known).verify(got.body, got.headers)).toEqual(JSON.parse(body));
    expect(got.headers['webhook-id']).toBe('msg_1');
    expect(() => new Webhook(`whsec_${Buffer.alloc(32, 1).toString('base64')}`).verify(got.body, got.headers)).toThrow();
    expect(() => new Webhook(secret).verify(`${got.body} `, got.headers)).toThrow();
    await agent.close();
  });

  it('follows no redirect, reads only the beginning of an answer, and hears how long to wait', async () => {
    const asked: string[] = [];
    await using hook = await receiver((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/moved') response.writeHead(307, { location: '/hook' }).end();
      else response.writeHead(503, { 'retry-after': '120' }).end(`a\0${'x'.repeat(5_000_000)}`);
    });
    const agent = guardedAgent(open);
    const send = (url: string) => postWebhook({ url, secrets: [secret], id: 'msg_1', body: '{}' }, { rules: open, agent });
    expect(await send(hook.url.replace('/hook', '/moved'))).toMatchObject({ status: 307 });
    const long = await send(hook.url);
    expect(long).toMatchObject({ status: 503, retryAfterSeconds: 120 });
    expect(long.response).toMatch(/^a\uFFFDx+$/);
    expect(long.response?.length).toBeLessThan(2_100);
    expect(asked).toEqual(['/moved', '/hook']);
    await agent.destroy();
  });

  it('says what went wrong when there is no answer', async () => {
    const agent = guardedAgent(open);
    const send = (url: string) => postWebhook({ url, secrets: [secret], id: 'msg_1', body: '{}' }, { rules: open, agent });
    // Nobody listens at port 1, and nobody is given it.
    expect(await send('http://127.0.0.1:1/')).toMatchObject({ status: null, error: 'refused-connection' });
    await using hook = await receiver((request) => request.socket.destroy());
    expect(await send(hook.url)).toMatchObject({ status: null, error: 'connection' });
    expect(await send('http://10.0.0.1/')).toMatchObject({ status: null, error: 'refused-target' });
    await agent.close();
  });

  it('goes to no address of this machine or network by whatever name: names are resolved once, and all their addresses looked at', async () => {
    let reached = 0;
    await using hook = await receiver((_request, response) => {
      reached += 1;
      response.end();
    });
    const answers: string[][] = [['127.0.0.1'], ['93.184.216.34', '10.0.0.7'], ['::ffff:127.0.0.1'], ['169.254.169.254'], []];
    const resolve: Resolve = () => Promise.resolve(answers.shift() ?? []);
    for (let times = answers.length; times > 0; times--) {
      const agent = guardedAgent(strict, resolve);
      const answer = await postWebhook(
        { url: `https://rebound.example:${hook.port}/`, secrets: [secret], id: 'msg_1', body: '{}' },
        { rules: strict, agent },
      );
      expect(answer).toMatchObject({ status: null, error: 'refused-target' });
      await agent.close();
    }
    expect(reached).toBe(0);
  });
});

describe('a target', () => {
  it.each([
    ['https://hooks.example.com/a?b=c', 'ok'],
    ['https://93.184.216.34/', 'ok'],
    ['https://[2606:4700::1111]/', 'ok'],
    ['http://hooks.example.com/', 'not-https'],
    ['ftp://hooks.example.com/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['https://user:pass@hooks.example.com/', 'has-credentials'],
    ['nonsense', 'unreadable'],
    ['https://', 'unreadable'],
    [`https://hooks.example.com/${'x'.repeat(2_000)}`, 'too-long'],
    ...[
      'localhost',
      'LOCALHOST.',
      'a.localhost',
      'printer.local',
      'metadata.google.internal',
      'intranet',
      '127.0.0.1',
      '127.1',
      '0x7f.1',
      '0177.0.0.1',
      '2130706433',
      '127。0。0。1',
      '①②⑦.0.0.1',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '100.100.100.200',
      '198.18.0.1',
      '192.0.2.1',
      '224.0.0.1',
      '255.255.255.255',
      '[::]',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:a9fe:a9fe]',
      '[::127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '[64:ff9b::a9fe:a9fe]',
      '[2002:7f00:1::]',
      '[2001:0:4136:e378:8000:63bf:3fff:fdd2]',
      '[fe80::1]',
      '[fc00::1]',
      '[fd00:ec2::254]',
      '[ff02::1]',
      '[2001:db8::1]',
      '[100::1]',
      '[::ffff:0:127.0.0.1]',
    ].map((host): [string, string] => [`https://${host}/`, 'not-public']),
  ])('%s is %s', (url, expected) => {
    const checked = checkTarget(url, strict);
    expect(checked.ok ? 'ok' : checked.refusal).toBe(expected);
  });

  it('may be this machine where that is allowed, and nothing else of the inside', () => {
    for (const url of ['http://127.0.0.1:9/', 'http://localhost:9/x', 'https://[::1]/', 'http://[::ffff:127.0.0.1]/'])
      expect(checkTarget(url, open).ok).toBe(true);
    for (const url of [
      'http://10.0.0.1/',
      'https://192.168.0.1/',
      'http://169.254.169.254/latest/meta-data',
      'https://0.0.0.0/',
      'http://a.example/',
    ])
      expect(checkTarget(url, open).ok).toBe(false);
  });

  it('never is let through to a range that is not public, however its address is written', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const inside = fc.oneof(
      fc.tuple(fc.constant(10), octet, octet, octet),
      fc.tuple(fc.constant(127), octet, octet, octet),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
      fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
    );
    const hex = (left: number, right: number): string => ((left << 8) | right).toString(16);
    fc.assert(
      fc.property(inside, ([a, b, c, d]) => {
        const number = ((a << 24) >>> 0) + (b << 16) + (c << 8) + d;
        const high = hex(a, b);
        const low = hex(c, d);
        const forms = [
          `${a}.${b}.${c}.${d}`,
          `${a}.${b}.${(c << 8) | d}`,
          `${a}.${(b << 16) | (c << 8) | d}`,
          String(number),
          `0x${number.toString(16)}`,
          `0${number.toString(8)}`,
          `[::ffff:${a}.${b}.${c}.${d}]`,
          `[::ffff:${high}:${low}]`,
          `[::${high}:${low}]`,
          `[64:ff9b::${high}:${low}]`,
          `[2002:${high}:${low}::1]`,
        ];
        for (const host of forms) expect([host, checkTarget(`https://${host}/`, strict).ok]).toEqual([host, false]);
      }),
    );
    fc.assert(fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => void checkTarget(url, strict)));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void [checkTarget(text, strict), isPublicAddress(text)]));
  });
});

describe('the next attempt', () => {
  it('comes later each time, up to a day, apart from what failed with it, and never after the last', () => {
    const random = seededRandom('webhooks');
    const delays = Array.from({ length: 11 }, (_, index) => nextAttempt({ attempts: index + 1, status: 500, retryAfterSeconds: null }, random));
    for (const [index, next] of delays.entries()) {
      const wanted = Math.min(86_400_000, 10_000 * 3 ** index);
      expect(next.type === 'again' && next.afterMs >= wanted * 0.75 && next.afterMs <= wanted * 1.25).toBe(true);
    }
    expect(nextAttempt({ attempts: 12, status: 500, retryAfterSeconds: null }, random)).toEqual({ type: 'never' });
    expect(nextAttempt({ attempts: 1, status: 410, retryAfterSeconds: null }, random)).toEqual({ type: 'never' });
    for (const status of [200, 202, 204, 299])
      expect(nextAttempt({ attempts: 1, status, retryAfterSeconds: null }, random)).toEqual({ type: 'delivered' });
    for (const status of [null, 301, 307, 400, 404, 429, 502])
      expect(nextAttempt({ attempts: 1, status, retryAfterSeconds: null }, random).type).toBe('again');
    expect(nextAttempt({ attempts: 1, status: 429, retryAfterSeconds: 3_600 }, random)).toEqual({ type: 'again', afterMs: 3_600_000 });
    expect(nextAttempt({ attempts: 1, status: 429, retryAfterSeconds: 999_999 }, random)).toEqual({ type: 'again', afterMs: 86_400_000 });
  });
});
