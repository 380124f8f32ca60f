import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Channel, ChunkRequest, Recipient } from '../channel.ts';

/** What a provider can be made to do to its next calls. */
export type Misbehaviour = 'nothing' | 'drops-answers' | 'fails-after-taking' | 'throttles' | 'is-unavailable' | 'rejects-some' | 'is-slow';

/** What the account of a channel declares of its provider. */
export interface ChannelPromise {
  readonly idempotent: boolean;
  readonly lookUp: boolean;
}

/** A provider to try an adapter on, with an eye on what it really took. */
export interface ChannelHarness {
  /** A channel to it, whose calls give up after `timeoutMs`. The provider then behaves as promised. */
  channel(promise: ChannelPromise & { readonly timeoutMs: number }): Channel;
  /** A channel to an address where nobody listens. */
  unreachable(): Channel;
  misbehave(how: Misbehaviour): Promise<void>;
  /** How often the provider took a message of this reference. */
  timesOf(reference: string): Promise<number>;
  close(): Promise<void>;
}

const timeoutMs = 400;
const never = new AbortController().signal;
let serial = 0;

/** A chunk nobody has sent before. */
function chunk(size: number): ChunkRequest {
  serial += 1;
  const recipients = Array.from({ length: size }, (_, index): Recipient => ({
    reference: `run_conformance.${serial}.${index}.step`,
    address: `+86138${String(index).padStart(8, '0')}`,
    body: { type: 'text', text: `【鹊桥】第${index}号，七夕快乐 {"}` },
  }));
  return { token: `token-${serial}`, recipients };
}

/** What every adapter promises: answers in order, nothing lost, nothing doubled where the provider helps, and "ambiguous" wherever it cannot be known. */
export function describeChannel(name: string, open: () => Promise<ChannelHarness>): void {
  describe(`the channel of ${name}`, () => {
    let harness: ChannelHarness;
    beforeAll(async () => void (harness = await open()));
    afterAll(() => harness.close());
    const idempotent = () => harness.channel({ idempotent: true, lookUp: true, timeoutMs });
    const fragile = () => harness.channel({ idempotent: false, lookUp: false, timeoutMs });
    const times = (request: ChunkRequest) => Promise.all(request.recipients.map(({ reference }) => harness.timesOf(reference)));

    it('declares what it was promised, and looks up only where it says so', () => {
      expect(idempotent().capabilities).toMatchObject({ idempotent: true, lookUp: true });
      expect(idempotent().lookUp).toBeTypeOf('function');
      expect(fragile().capabilities).toMatchObject({ idempotent: false, lookUp: false });
      expect(fragile().lookUp).toBeUndefined();
    });

    it.each([1, 2, 'all'] as const)('answers %s recipients in order, and takes each once', async (size) => {
      const channel = idempotent();
      const request = chunk(size === 'all' ? channel.capabilities.maxRecipients : size);
      const sent = await channel.send(request, never);
      expect(sent).toMatchObject({ ok: true });
      const answers = sent.ok ? sent.value : [];
      expect(answers.map(({ status }) => status)).toEqual(request.recipients.map(() => 'accepted'));
      expect(new Set(answers.map((answer) => (answer.status === 'accepted' ? answer.providerId : ''))).size).toBe(request.recipients.length);
      expect(await times(request)).toEqual(request.recipients.map(() => 1));
    });

    it('gives the same answer to the same call, sent one after the other or at once', async () => {
      const request = chunk(10);
      const channel = idempotent();
      const [first, ...others] = [
        ...(await Promise.all([channel.send(request, never), channel.send(request, never)])),
        await channel.send(request, never),
      ];
      expect(first).toMatchObject({ ok: true });
      for (const other of others) expect(other).toEqual(first);
      expect(await times(request)).toEqual(request.recipients.map(() => 1));
    });

    it('refuses more recipients than it declares', async () => {
      const request = chunk(idempotent().capabilities.maxRecipients + 1);
      expect(await idempotent().send(request, never)).toMatchObject({ ok: false, refusal: { code: 'refused' } });
      expect(await times(request)).toEqual(request.recipients.map(() => 0));
    });

    it.each(['drops-answers', 'fails-after-taking', 'is-slow'] as const)(
      'calls it ambiguous when the provider %s, and lets a look-up or a repeat clear it up',
      async (how) => {
        const request = chunk(5);
        await harness.misbehave(how);
        expect(await idempotent().send(request, never)).toMatchObject({ ok: false, refusal: { code: 'ambiguous' } });
        await harness.misbehave('nothing');
        const found = await idempotent().lookUp?.(
          request.recipients.map(({ reference }) => reference),
          never,
        );
        const repeated = await idempotent().send(request, never);
        expect(repeated).toMatchObject({ ok: true });
        expect(found).toEqual(repeated);
        expect(await times(request)).toEqual(request.recipients.map(() => 1));
      },
    );

    it('calls it ambiguous for a provider that would take it again, too', async () => {
      const request = chunk(5);
      await harness.misbehave('drops-answers');
      expect(await fragile().send(request, never)).toMatchObject({ ok: false, refusal: { code: 'ambiguous' } });
      await harness.misbehave('nothing');
      expect(await times(request)).toEqual(request.recipients.map(() => 1));
    });

    it('says when to come back when throttled, and that nothing was taken', async () => {
      const request = chunk(3);
      await harness.misbehave('throttles');
      const sent = await idempotent().send(request, never);
      await harness.misbehave('nothing');
      expect(sent).toMatchObject({ ok: false, refusal: { code: 'throttled' } });
      expect(!sent.ok && sent.refusal.code === 'throttled' && sent.refusal.retryAfterMs).toBeGreaterThan(0);
      expect(await times(request)).toEqual([0, 0, 0]);
    });

    it('says that nothing was taken when the provider is away', async () => {
      const request = chunk(3);
      await harness.misbehave('is-unavailable');
      expect(await idempotent().send(request, never)).toEqual({ ok: false, refusal: { code: 'unavailable' } });
      await harness.misbehave('nothing');
      expect(await harness.unreachable().send(request, never)).toEqual({ ok: false, refusal: { code: 'unavailable' } });
      expect(await times(request)).toEqual([0, 0, 0]);
    });

    it('tells the refused from the accepted, each in its place', async () => {
      const request = chunk(60);
      await harness.misbehave('rejects-some');
      const sent = await idempotent().send(request, never);
      const found = await idempotent().lookUp?.(
        request.recipients.map(({ reference }) => reference),
        never,
      );
      const taken = await times(request);
      await harness.misbehave('nothing');
      const answers = sent.ok ? sent.value : [];
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['accepted', 'rejected']));
      expect(answers.map(({ status }) => (status === 'accepted' ? 1 : 0))).toEqual(taken);
      expect(found).toEqual(sent);
    });

    it('finds nothing where nothing was sent, and keeps the order of the question', async () => {
      const [sent, unsent] = [chunk(2), chunk(2)];
      await idempotent().send(sent, never);
      const references = [sent, unsent].flatMap(({ recipients }) => recipients.map(({ reference }) => reference)).toReversed();
      const found = await idempotent().lookUp?.(references, never);
      expect(found?.ok && found.value.map((answer) => answer?.status ?? null)).toEqual([null, null, 'accepted', 'accepted']);
    });

    it('does not call at all once aborted, and calls it ambiguous when aborted under way', async () => {
      const request = chunk(2);
      expect(await idempotent().send(request, AbortSignal.abort())).toEqual({ ok: false, refusal: { code: 'unavailable' } });
      expect(await times(request)).toEqual([0, 0]);
      await harness.misbehave('is-slow');
      expect(await idempotent().send(request, AbortSignal.timeout(100))).toMatchObject({ ok: false, refusal: { code: 'ambiguous' } });
      await harness.misbehave('nothing');
    });
  });
}
