import { refuse, type Result } from '@magpie/kit';
import type { FactInput } from '../facts/fact-input.ts';
import type { RowBatch } from './import-batch.ts';
import type { ImportTally } from './import-tally.ts';
import type { LineOfOrder, LineRefusal } from './line-reader.ts';
import type { StagedLines } from './staged-orders.ts';
import type { FileRecord } from './read-records.ts';
import type { Reject, RejectsFile } from './rejects-file.ts';
import type { TakeFacts } from './take-facts.ts';
import type { TakeOrders } from './take-orders.ts';

interface LineContext {
  readonly take: TakeFacts;
  readonly read: (fields: readonly string[]) => Result<{ readonly line: LineOfOrder; readonly others: readonly FactInput[] }, LineRefusal>;
  readonly orders: TakeOrders;
  readonly tally: ImportTally;
  readonly rejects: RejectsFile;
  /** Of the connection that must stay the same throughout. */
  readonly staged: StagedLines;
  readonly signal: AbortSignal | undefined;
  /** Told after each transaction of orders. */
  readonly onOrders: () => void;
}

/** Of one transaction: others who write facts wait for no longer than it takes. */
const ordersAtOnce = 5_000;
const goodsAtOnce = 5_000;

/**
 * Lines on their way to be orders. Lines of one order may stand anywhere in the file, so they are put aside, in a temporary table, until all are read:
 * memory stays flat. A line is imported when its order is new; an order that is there already stays as it is.
 */
export class LineBatch implements RowBatch {
  readonly #context: LineContext;
  #size = 0;
  #others = new Map<string, FactInput>();
  #rejected: Reject[] = [];
  /** The lines before these, on their way while these are read. */
  #putting: Promise<void> = Promise.resolve();

  constructor(context: LineContext) {
    this.#context = context;
  }

  get size(): number {
    return this.#size;
  }

  /** A row is read as it comes, and only what it says is kept: millions of rows that wait are what collecting garbage takes its time from. */
  add(record: FileRecord): void {
    const { read, staged, tally } = this.#context;
    this.#size += 1;
    const told = 'reason' in record ? refuse(record.reason) : read(record.fields);
    if (told.ok) {
      staged.add(record.line, told.value.line);
      for (const fact of told.value.others) keepEarliest(this.#others, fact);
    } else {
      this.#rejected.push({ line: record.line, reason: told.refusal, content: record.text });
      tally.reject(told.refusal);
    }
  }

  async write(): Promise<void> {
    const { staged, rejects, tally, take } = this.#context;
    const rejected = this.#rejected;
    const others = [...this.#others.values()];
    this.#size = 0;
    this.#rejected = [];
    this.#others = new Map();
    await rejects.add(rejected);
    await this.#putting;
    this.#putting = staged.put();
    // Whoever waits for it hears of a fault; until then it is nobody's.
    this.#putting.catch(() => undefined);
    if (others.length === 0) return;
    const { newMembers, watermark } = await take([], others);
    tally.take({ imported: 0, alreadyThere: 0, newMembers, watermark });
  }

  async finish(): Promise<void> {
    await this.write();
    await this.#putting;
    const { staged, rejects, tally, take, orders, signal } = this.#context;
    const leftOut = await staged.putTogether();
    await rejects.add(leftOut.map(({ line, reason }) => ({ line, reason, content: '' })));
    for (const { reason } of leftOut) tally.reject(reason);
    if (signal?.aborted !== true)
      for await (const goods of staged.goods(goodsAtOnce)) {
        const { newMembers, watermark } = await take([], goods);
        tally.take({ imported: 0, alreadyThere: 0, newMembers, watermark });
      }
    for await (const page of staged.pages(ordersAtOnce)) {
      // Stopped while the file was read, an order may lack lines: none of them is made, and importing again brings them.
      if (signal?.aborted === true) tally.leave(page.lines);
      else {
        const { imported, newMembers, watermark } = await orders(page);
        tally.take({ imported, alreadyThere: page.lines - imported, newMembers, watermark });
        this.#context.onOrders();
      }
    }
  }
}

/** Every line says the same of its person: once is enough. */
function keepEarliest(facts: Map<string, FactInput>, fact: FactInput): void {
  const { occurredAt, ...content } = fact;
  const key = JSON.stringify(content);
  const known = facts.get(key);
  if (known === undefined || known.occurredAt > occurredAt) facts.set(key, fact);
}
