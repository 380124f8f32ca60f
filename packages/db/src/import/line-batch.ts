import { refuse, type Result } from '@magpie/kit';
import type { FactInput } from '../facts/fact-input.ts';
import type { RowBatch } from './import-batch.ts';
import type { ImportTally } from './import-tally.ts';
import type { LineOfOrder, LineRefusal } from './line-reader.ts';
import type { StagedLines, StagedOrder } from './staged-orders.ts';
import type { FileRecord } from './read-records.ts';
import type { Reject, RejectsFile } from './rejects-file.ts';
import type { TakeFacts } from './take-facts.ts';

interface LineContext {
  readonly take: TakeFacts;
  readonly read: (fields: readonly string[]) => Result<{ readonly line: LineOfOrder; readonly others: readonly FactInput[] }, LineRefusal>;
  readonly currency: string;
  readonly tally: ImportTally;
  readonly rejects: RejectsFile;
  /** Of the connection that must stay the same throughout. */
  readonly staged: StagedLines;
  readonly signal: AbortSignal | undefined;
}

/** Orders of one transaction. */
const ordersAtOnce = 1_000;

/**
 * Lines on their way to be orders. Lines of one order may stand anywhere in the file, so they are put aside, in a temporary table, until all are read:
 * memory stays flat. A line is imported when its order is new; an order that is there already stays as it is.
 */
export class LineBatch implements RowBatch {
  readonly #context: LineContext;
  #records: FileRecord[] = [];

  constructor(context: LineContext) {
    this.#context = context;
  }

  get size(): number {
    return this.#records.length;
  }

  add(record: FileRecord): void {
    this.#records.push(record);
  }

  async write(): Promise<void> {
    const { read, staged, rejects, tally, take } = this.#context;
    const lines: (LineOfOrder & { readonly line: number })[] = [];
    const others = new Map<string, FactInput>();
    const rejected: Reject[] = [];
    for (const record of this.#records) {
      const told = 'reason' in record ? refuse(record.reason) : read(record.fields);
      if (told.ok) {
        lines.push({ ...told.value.line, line: record.line });
        for (const fact of told.value.others) keepEarliest(others, fact);
      } else {
        rejected.push({ line: record.line, reason: told.refusal, content: record.text });
        tally.reject(told.refusal);
      }
    }
    this.#records = [];
    await rejects.add(rejected);
    await staged.add(lines);
    if (others.size === 0) return;
    const { newMembers, watermark } = await take([], [...others.values()]);
    tally.take({ imported: 0, alreadyThere: 0, newMembers, watermark });
  }

  async finish(): Promise<void> {
    await this.write();
    const { staged, rejects, tally, take, currency, signal } = this.#context;
    const strangers = await staged.removeOfOthers();
    await rejects.add(strangers.map((line) => ({ line, reason: 'other-member', content: '' })));
    for (const _ of strangers) tally.reject('other-member');
    let isStopped = false;
    for await (const orders of staged.orders(ordersAtOnce)) {
      isStopped ||= signal?.aborted === true;
      if (isStopped) {
        // Stopped while the file was read, an order may lack lines: none of them is made, and importing again brings them.
        for (const { lines } of orders) tally.leave(lines.length);
        continue;
      }
      const rows = orders.map((order) => factOf(order, currency));
      const { newMembers, watermark, freshEvents } = await take(rows, orders.flatMap(goodsOf));
      const fresh = await freshEvents();
      for (const order of orders) {
        const isNew = fresh.has(eventIdOf(order));
        tally.take({ imported: isNew ? order.lines.length : 0, alreadyThere: isNew ? 0 : order.lines.length, newMembers: 0, watermark });
      }
      tally.take({ imported: 0, alreadyThere: 0, newMembers, watermark });
    }
  }
}

function factOf(order: StagedOrder, currency: string): FactInput {
  const { id, externalId, occurredAt, value, lines } = order;
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const detail = { externalId, occurredAt, value, currency, properties: { lines: lines.length, pieces } };
  if (order.isCancelled) return { type: 'event', id: eventIdOf(order), name: 'Order Cancelled', key: id, ...detail };
  return { type: 'order', id, ...detail, lines: lines.map(({ goodsId, quantity, unitPrice }) => ({ goodsId, quantity, unitPrice })) };
}

/** Under which id the order's event stands. */
function eventIdOf({ id, isCancelled }: StagedOrder): string {
  return isCancelled ? `cancelled:${id}` : `order:${id}`;
}

function goodsOf({ lines, occurredAt }: StagedOrder): readonly FactInput[] {
  return lines.flatMap(({ goodsId, goodsName }): readonly FactInput[] =>
    goodsId === null || goodsName === null ? [] : [{ type: 'goods', id: goodsId, name: goodsName, occurredAt }],
  );
}

/** Every line says the same of its person: once is enough. */
function keepEarliest(facts: Map<string, FactInput>, fact: FactInput): void {
  const { occurredAt, ...content } = fact;
  const key = JSON.stringify(content);
  const known = facts.get(key);
  if (known === undefined || known.occurredAt > occurredAt) facts.set(key, fact);
}
