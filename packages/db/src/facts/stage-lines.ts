import { sql, type Transaction } from 'kysely';
import { type CopyRow, copyRows } from '../copy-rows.ts';
import type { DB } from '../schema/database.gen.ts';
import type { FactInput, OrderLine, RefundLine } from './fact-input.ts';

const columns = ['sequence', 'line', 'goods_id', 'quantity', 'unit_price', 'discount', 'amount'];

/** COPYs the lines of orders and refunds into the session's temporary table `staged_line`, under the numbers of their facts. */
export async function stageLines(transaction: Transaction<DB>, base: bigint, facts: readonly FactInput[]): Promise<void> {
  if (!facts.some((fact) => 'lines' in fact)) return;
  await openLineStage(transaction);
  await copyRows(transaction, { table: 'staged_line', columns }, linesOf(base, facts));
}

/** Makes the session's temporary table `staged_line` where it is missing, and empties it. */
async function openLineStage(transaction: Transaction<DB>): Promise<void> {
  await sql`
    create temp table if not exists staged_line (
      sequence int8 not null, line int4 not null, goods_id text, quantity numeric(14, 3) not null, unit_price numeric(18, 4) not null,
      discount int8 not null, amount int8
    ) on commit delete rows`.execute(transaction);
  await sql`delete from staged_line`.execute(transaction);
}

function* linesOf(base: bigint, facts: readonly FactInput[]): Generator<CopyRow> {
  let sequence = base;
  for (const fact of facts) {
    sequence++;
    if (!('lines' in fact)) continue;
    for (const [place, line] of (fact.lines ?? []).entries()) yield rowOf(sequence, place + 1, line);
  }
}

/** What a line amounts to is the database's to say: quantity and price are decimals there. */
function rowOf(sequence: bigint, place: number, line: OrderLine | RefundLine): CopyRow {
  if ('amount' in line) return [sequence, place, line.goodsId, line.quantity, 0, 0, line.amount];
  return [sequence, place, line.goodsId, line.quantity, line.unitPrice, line.discount ?? 0n, null];
}
