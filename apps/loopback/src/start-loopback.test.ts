import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stickyFraction } from '@magpie/kit';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Faults } from './faults.ts';
import { startLoopback } from './start-loopback.ts';

const receiptsSchema = z.object({
  receipts: z.array(z.object({ receiptId: z.string(), reference: z.string(), status: z.enum(['delivered', 'failed']) })),
});

/** A place that takes receipts, and says no as long as it is told to. */
async function openInbox() {
  const posts: z.infer<typeof receiptsSchema>['receipts'][] = [];
  const inbox = { posts, isDown: false, url: '', close: () => server.close() };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      if (!inbox.isDown) posts.push(receiptsSchema.parse(JSON.parse(body)).receipts);
      response.writeHead(inbox.isDown ? 503 : 202).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  inbox.url = `http://127.0.0.1:${port}/`;
  return inbox;
}

async function withFolder(work: (ledger: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'loopback-'));
  try {
    await work(join(folder, 'ledger.jsonl'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A phone of its own for each reference. */
const phoneOf = (reference: string): string => `+8619${String(Math.floor(stickyFraction(reference) * 1e9)).padStart(9, '0')}`;

function send(url: string, references: readonly string[], token = references[0] ?? ''): Promise<Response> {
  const messages = references.map((reference) => ({ reference, address: phoneOf(reference), text: '七夕快乐' }));
  return fetch(`${url}/v1/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, messages }) });
}

const summaryOf = async (url: string): Promise<unknown> => (await fetch(`${url}/v1/ledger`)).json();
const names = (count: number, prefix = 'r') => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('the loopback provider', () => {
  it('remembers over a restart what it took, and cuts off what was torn', () =>
    withFolder(async (ledger) => {
      const first = await startLoopback({ port: 0, ledger, receiptUrl: null });
      const answered = await (await send(first.url, names(3))).json();
      await first.close();
      await appendFile(ledger, '{"token":"torn","url":"","first":4,"mess');
      const second = await startLoopback({ port: 0, ledger, receiptUrl: null });
      expect(await (await send(second.url, names(3))).json()).toEqual(answered);
      await send(second.url, ['later']);
      await second.close();
      const third = await startLoopback({ port: 0, ledger, receiptUrl: null });
      expect(await summaryOf(third.url)).toEqual({ messages: 4, references: 4, doubled: 0 });
      await third.close();
      expect((await readFile(ledger, 'utf8')).includes('torn')).toBe(false);
    }));

  it('really sends again when told not to be idempotent, and its ledger shows it', () =>
    withFolder(async (ledger) => {
      const loopback = await startLoopback({ port: 0, ledger, receiptUrl: null, faults: { notIdempotent: true } });
      await send(loopback.url, names(3));
      await send(loopback.url, names(3));
      expect(await summaryOf(loopback.url)).toEqual({ messages: 6, references: 3, doubled: 3 });
      expect(await (await fetch(`${loopback.url}/v1/ledger?reference=r1`)).json()).toEqual({ reference: 'r1', times: 2 });
      await loopback.close();
    }));

  it('refuses a token that comes again with other messages', () =>
    withFolder(async (ledger) => {
      const loopback = await startLoopback({ port: 0, ledger, receiptUrl: null });
      await send(loopback.url, ['a'], 'token');
      expect((await send(loopback.url, ['b'], 'token')).status).toBe(409);
      expect((await send(loopback.url, names(101))).status).toBe(400);
      expect(await summaryOf(loopback.url)).toMatchObject({ messages: 1 });
      await loopback.close();
    }));

  it('gives a receipt for every message, over a receiver that is down and a restart of its own', () =>
    withFolder(async (ledger) => {
      const inbox = await openInbox();
      inbox.isDown = true;
      const first = await startLoopback({ port: 0, ledger, receiptUrl: inbox.url });
      await send(first.url, names(100, 'a'));
      await send(first.url, names(100, 'b'));
      await first.close();
      inbox.isDown = false;
      const second = await startLoopback({ port: 0, ledger, receiptUrl: inbox.url });
      await send(second.url, names(100, 'c'));
      await vi.waitFor(() => expect(new Set(inbox.posts.flat().map(({ reference }) => reference)).size).toBe(300), { timeout: 10_000 });
      await second.close();
      const before = inbox.posts.length;
      const third = await startLoopback({ port: 0, ledger, receiptUrl: inbox.url });
      await send(third.url, ['last']);
      await vi.waitFor(() => expect(inbox.posts.flat().some(({ reference }) => reference === 'last')).toBe(true), { timeout: 10_000 });
      expect(
        inbox.posts
          .slice(before)
          .flat()
          .map(({ reference }) => reference),
      ).toEqual(['last']);
      await third.close();
      inbox.close();
    }));

  it.each<readonly [string, Partial<Faults>, (posts: readonly { readonly reference: string; readonly status: string }[]) => void]>([
    [
      'some of them failures',
      { failedReceipts: 0.1 },
      (receipts) => {
        expect(receipts.length).toBe(500);
        const failed = receipts.filter(({ status }) => status === 'failed').length;
        expect(failed).toBeGreaterThan(20);
        expect(failed).toBeLessThan(90);
      },
    ],
    ['none for those withheld', { withheldReceipts: 1 }, (receipts) => expect(receipts).toEqual([])],
    [
      'some twice',
      { duplicateReceipts: true },
      (receipts) => {
        expect(new Set(receipts.map(({ reference }) => reference)).size).toBe(500);
        expect(receipts.length).toBeGreaterThan(500);
      },
    ],
    ['early, before the answer', { earlyReceipts: true }, (receipts) => expect(receipts.length).toBe(500)],
  ])('gives receipts: %s', (_name, faults, check) =>
    withFolder(async (ledger) => {
      const inbox = await openInbox();
      const loopback = await startLoopback({ port: 0, ledger, receiptUrl: inbox.url, faults });
      for (let call = 0; call < 5; call++) await send(loopback.url, names(100, `${call}-`));
      if (faults.earlyReceipts) check(inbox.posts.flat());
      else if (faults.withheldReceipts !== 1) await vi.waitFor(() => check(inbox.posts.flat()), { timeout: 10_000 });
      await loopback.close();
      check(inbox.posts.flat());
      inbox.close();
    }),
  );
});
