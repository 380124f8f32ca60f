import { type RawBuilder, sql } from 'kysely';
import { currencyDigits } from '../import/parse-money.ts';
import { type ExportCell, type ExportColumn, type ExportGround, type ExportTable, instantForm, majorOf } from './export-table.ts';
import { keysetTable } from './keyset-table.ts';

type Row = Readonly<Record<string, unknown>>;

const person: readonly ExportColumn[] = [
  { name: 'external_id', type: 'text' },
  { name: 'member_no', type: 'integer' },
];

/** Events in the order in which they were recorded; each belongs to the person that its member is now. */
export function eventsTable(ground: ExportGround): ExportTable {
  const { workspaceId } = ground;
  return keysetTable(ground, {
    columns: [
      { name: 'event_id', type: 'text' },
      { name: 'name', type: 'text' },
      ...person,
      { name: 'occurred_at', type: 'instant' },
      { name: 'recorded_at', type: 'instant' },
      { name: 'key', type: 'text' },
      { name: 'value', type: 'decimal' },
      { name: 'currency', type: 'text' },
      { name: 'properties', type: 'text' },
    ],
    from: sql`from event f ${personOf(workspaceId)} where f.workspace_id = ${workspaceId} and ${within(ground, 'f.occurred_at')}`,
    cells: sql`f.sequence as place, f.id, f.name, p.external_id, p.no, ${shown('f.occurred_at')} as occurred, ${shown('f.recorded_at')} as recorded, f.key,
      f.value::text as value, f.currency, f.properties::text as properties`,
    after: (last) => (last === null ? sql`true` : sql`f.sequence > ${last['place']}`),
    order: sql`f.sequence`,
    rowOf: (row) => [
      ...cells(row, 'id', 'name', 'external_id', 'no', 'occurred', 'recorded', 'key'),
      money(row, 'value'),
      text(row, 'currency'),
      text(row, 'properties'),
    ],
  });
}

/** Orders as they are now, with what came back of each. */
export function ordersTable(ground: ExportGround): ExportTable {
  const { workspaceId } = ground;
  return keysetTable(ground, {
    columns: [
      { name: 'order_id', type: 'text' },
      ...person,
      { name: 'status', type: 'text' },
      { name: 'placed_at', type: 'instant' },
      { name: 'value', type: 'decimal' },
      { name: 'refunded', type: 'decimal' },
      { name: 'currency', type: 'text' },
    ],
    from: sql`from shop_order f ${personOf(workspaceId)} where f.workspace_id = ${workspaceId} and ${within(ground, 'f.placed_at')}`,
    cells: sql`f.id, p.external_id, p.no, f.status, ${shown('f.placed_at')} as placed, f.value::text as value, f.currency,
      (select coalesce(sum(r.value), 0)::text from refund r where r.workspace_id = ${workspaceId} and r.order_id = f.id) as refunded`,
    after: (last) => (last === null ? sql`true` : sql`f.id > ${last['id']}`),
    order: sql`f.id`,
    rowOf: (row) => [
      ...cells(row, 'id', 'external_id', 'no', 'status', 'placed'),
      money(row, 'value'),
      money(row, 'refunded'),
      text(row, 'currency'),
    ],
  });
}

/** Lines of orders as they are now. */
export function orderLinesTable(ground: ExportGround): ExportTable {
  const { workspaceId } = ground;
  return keysetTable(ground, {
    columns: [
      { name: 'order_id', type: 'text' },
      { name: 'line', type: 'integer' },
      ...person,
      { name: 'placed_at', type: 'instant' },
      { name: 'goods_id', type: 'text' },
      { name: 'goods_name', type: 'text' },
      { name: 'quantity', type: 'decimal' },
      { name: 'unit_price', type: 'decimal' },
      { name: 'discount', type: 'decimal' },
      { name: 'amount', type: 'decimal' },
      { name: 'currency', type: 'text' },
    ],
    from: sql`from order_line l join shop_order f on f.workspace_id = l.workspace_id and f.id = l.order_id ${personOf(workspaceId)}
      left join goods g on g.workspace_id = l.workspace_id and g.id = l.goods_id
      where l.workspace_id = ${workspaceId} and ${within(ground, 'f.placed_at')}`,
    cells: sql`l.order_id as id, l.line, p.external_id, p.no, ${shown('f.placed_at')} as placed, l.goods_id, g.name as goods, l.quantity::text as quantity,
      l.unit_price::text as price, l.discount::text as discount, l.amount::text as amount, f.currency`,
    after: (last) => (last === null ? sql`true` : sql`(l.order_id, l.line) > (${last['id']}, ${last['line']})`),
    order: sql`l.order_id, l.line`,
    rowOf: (row) => [
      ...cells(row, 'id', 'line', 'external_id', 'no', 'placed', 'goods_id', 'goods', 'quantity'),
      money(row, 'price'),
      money(row, 'discount'),
      money(row, 'amount'),
      text(row, 'currency'),
    ],
  });
}

/** The person a row is about; rows of somebody who was erased go nowhere. */
function personOf(workspaceId: string): RawBuilder<unknown> {
  return sql`join member m on m.workspace_id = ${workspaceId} and m.no = f.member_no
    join member p on p.workspace_id = ${workspaceId} and p.no = coalesce(m.alias_of, m.no) and p.erased_at is null`;
}

function within({ since, until }: ExportGround, column: string): RawBuilder<unknown> {
  const at = sql.ref(column);
  const from = since === null ? sql`true` : sql`${at} >= ${new Date(since)}`;
  return until === null ? from : sql`${from} and ${at} < ${new Date(until)}`;
}

function shown(column: string): RawBuilder<unknown> {
  return sql`to_char(${sql.ref(column)}, ${instantForm})`;
}

function cells(row: Row, ...names: readonly string[]): readonly ExportCell[] {
  return names.map((name) => {
    const cell = row[name];
    return typeof cell === 'number' ? cell : text(row, name);
  });
}

function text(row: Row, name: string): string | null {
  const cell = row[name];
  return typeof cell === 'string' ? cell : null;
}

function money(row: Row, name: string): string | null {
  return majorOf(text(row, name), currencyDigits(text(row, 'currency') ?? 'CNY'));
}
