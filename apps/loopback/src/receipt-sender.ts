import { setTimeout as delay } from 'node:timers/promises';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { groupCommit } from './group-commit.ts';
import type { LedgerCall } from './ledger.ts';
import { postReceipts } from './post-receipts.ts';
import { readLines } from './read-lines.ts';
import type { Receipt } from './receipts-of.ts';

/** Sends receipts to whom they belong, in the order of the ledger, until each is taken; what a killed process had not sent is sent by the next. */
export interface ReceiptSender {
  /** Hands over a call of the ledger; the calls of one url must come in the ledger's order. */
  announce(call: LedgerCall): void;
  close(): Promise<void>;
}

export interface ReceiptSenderOptions {
  /** File that remembers how far each url has come. */
  readonly path: string;
  /** Calls that the ledger already held. */
  readonly before: readonly LedgerCall[];
  readonly delayMs: number;
  receiptsOf(call: LedgerCall): readonly Receipt[];
  isTwice(): boolean;
}

const perPost = 500;
const callsPerPost = 50;
const progressSchema = z.object({ url: z.string(), calls: z.number().int().min(0) });

interface Queue {
  readonly calls: { readonly call: LedgerCall; readonly at: number }[];
  /** Calls of this url whose receipts are all taken. */
  done: number;
  isRunning: boolean;
}

export async function receiptSender(options: ReceiptSenderOptions): Promise<ReceiptSender> {
  const queues = new Map<string, Queue>();
  const queueOf = (url: string): Queue => {
    const known = queues.get(url);
    if (known) return known;
    const queue = { calls: [], done: 0, isRunning: false };
    queues.set(url, queue);
    return queue;
  };
  const done = new Map<string, number>();
  await readLines(options.path, (line) => {
    const { url, calls } = progressSchema.parse(JSON.parse(line));
    done.set(url, calls);
  });
  const progress = groupCommit(await open(options.path, 'a'));
  const closing = new AbortController();
  const running = new Set<Promise<void>>();

  const sendAll = async (url: string, queue: Queue): Promise<void> => {
    for (let failures = 0; queue.calls.length > 0 && !closing.signal.aborted;) {
      const waitMs = (queue.calls[0]?.at ?? 0) - Date.now();
      if (waitMs > 0) await delay(waitMs, null, { signal: closing.signal });
      const calls = duePage(queue, options.receiptsOf);
      const isTaken = await postReceipts(
        url,
        calls.flatMap(({ receipts }) => receipts),
        { isTwice: options.isTwice(), signal: closing.signal },
      );
      if (isTaken) {
        queue.calls.splice(0, calls.length);
        queue.done += calls.length;
        await progress.append(`${JSON.stringify({ url, calls: queue.done })}\n`);
      }
      failures = isTaken ? 0 : failures + 1;
      if (failures > 0) await delay(Math.min(10_000, 100 * 2 ** failures), null, { signal: closing.signal });
    }
  };
  const drain = async (url: string, queue: Queue): Promise<void> => {
    try {
      await sendAll(url, queue);
    } catch (fault) {
      if (!(fault instanceof Error && fault.name === 'AbortError')) throw fault;
    } finally {
      // In the same breath as the last look at the queue: whoever announces next starts it again.
      queue.isRunning = false;
    }
  };
  const start = (url: string, queue: Queue): void => {
    if (queue.isRunning) return;
    queue.isRunning = true;
    const work = drain(url, queue).finally(() => running.delete(work));
    running.add(work);
  };
  const announce = (call: LedgerCall, afterMs: number): void => {
    if (call.url === '') return;
    const queue = queueOf(call.url);
    queue.calls.push({ call, at: Date.now() + afterMs });
    start(call.url, queue);
  };
  for (const call of options.before) {
    const left = done.get(call.url) ?? 0;
    if (left === 0) announce(call, 0);
    else {
      done.set(call.url, left - 1);
      queueOf(call.url).done += 1;
    }
  }
  return {
    announce: (call) => announce(call, options.delayMs),
    close: async () => {
      closing.abort();
      await Promise.all(running);
      await progress.close();
    },
  };
}

/** The calls at the head of a queue that are due and fit into one post, with their receipts. */
function duePage(queue: Queue, receiptsOf: (call: LedgerCall) => readonly Receipt[]): readonly { readonly receipts: readonly Receipt[] }[] {
  const page: { readonly receipts: readonly Receipt[] }[] = [];
  let count = 0;
  for (const { call, at } of queue.calls.slice(0, callsPerPost)) {
    if (page.length > 0 && (at > Date.now() || count + call.messages.length > perPost)) break;
    page.push({ receipts: receiptsOf(call) });
    count += call.messages.length;
  }
  return page;
}
