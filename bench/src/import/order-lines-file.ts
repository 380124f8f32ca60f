import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hourMs, type Instant } from '@magpie/kit';

export interface OrderLinesFile {
  readonly path: string;
  readonly lines: number;
  /** How many people bought. */
  readonly members: number;
}

/** What a line says, in the order of the file's columns. */
export type LineCells = readonly [
  order: string,
  member: string,
  paidAt: string,
  goods: string,
  goodsName: string,
  quantity: string,
  unitPrice: string,
];

const linesOfOrder = 5;
const goods = 5_000;
const since: Instant = Date.parse('2024-08-01T00:00:00Z');
const hours = 17_000;

/** Writes lines of orders as a shop's till exports them: five of an order, one behind the other, two years in the order of time. The same each time. */
export async function writeOrderLines({ path, lines, members }: OrderLinesFile): Promise<void> {
  await pipeline(Readable.from(pieces({ lines, members })), createWriteStream(path));
}

/** Mapping for the file, as docs/import.md describes it. */
export const orderLinesMapping = {
  version: 1,
  source: 'till',
  format: { type: 'delimited', delimiter: ',' },
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  member: { column: 'member_id' },
  date: { column: 'paid_at', pattern: 'yyyy-MM-dd HH:mm:ss' },
  row: {
    type: 'order-line',
    id: { column: 'order_id' },
    quantity: { column: 'quantity' },
    unitPrice: { column: 'unit_price' },
    goods: { column: 'goods_id' },
    goodsName: { column: 'goods_name' },
  },
};

/** The same lines as cells. */
export function* orderLines({ lines, members }: Omit<OrderLinesFile, 'path'>): Generator<LineCells> {
  const orders = Math.ceil(lines / linesOfOrder);
  for (let line = 0; line < lines; line += 1) {
    const order = Math.floor(line / linesOfOrder);
    const article = scattered(line) % goods;
    const paidAt = new Date(since + Math.floor((order * hours * hourMs) / orders / 1_000) * 1_000).toISOString();
    yield [
      `N${order}`,
      `m${scattered(order + 1) % members}`,
      `${paidAt.slice(0, 10)} ${paidAt.slice(11, 19)}`,
      `sku-${article}`,
      `商品 ${article}`,
      String(1 + (line % 3)),
      `${1 + (article % 300)}.${10 + (article % 90)}`,
    ];
  }
}

function* pieces(size: Omit<OrderLinesFile, 'path'>): Generator<string> {
  let piece = 'order_id,member_id,paid_at,goods_id,goods_name,quantity,unit_price\n';
  for (const cells of orderLines(size)) {
    piece += `${cells.join(',')}\n`;
    if (piece.length < 1 << 18) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** A number far from its neighbours (Knuth's multiplicative hash). */
function scattered(number: number): number {
  return Math.imul(number, 2_654_435_761) >>> 0;
}
