import type { CopyRow } from '@magpie/db';
import type { Instant } from '@magpie/kit';
import { linesOf } from './demo-goods.ts';
import type { DemoMember } from './draw-member.ts';

/** Tables of facts with the columns that are copied into them. */
export const factTables = {
  member: ['workspace_id', 'no', 'external_id', 'zone', 'attributes', 'sequence', 'occurred_at', 'recorded_at'],
  address: ['workspace_id', 'channel', 'member_no', 'value', 'sequence', 'occurred_at'],
  attribute_change: ['workspace_id', 'sequence', 'member_no', 'name', 'value', 'occurred_at', 'recorded_at'],
  tag_change: ['workspace_id', 'sequence', 'member_no', 'tag', 'present', 'occurred_at', 'recorded_at'],
  consent_change: ['workspace_id', 'sequence', 'member_no', 'channel', 'purpose', 'given', 'occurred_at', 'recorded_at'],
  event: ['workspace_id', 'sequence', 'id', 'member_no', 'name', 'key', 'value', 'currency', 'properties', 'occurred_at', 'recorded_at'],
  shop_order: ['workspace_id', 'id', 'member_no', 'status', 'value', 'currency', 'placed_at', 'sequence'],
  order_status_change: ['workspace_id', 'sequence', 'order_id', 'status', 'occurred_at', 'recorded_at'],
  order_line: ['workspace_id', 'order_id', 'line', 'goods_id', 'quantity', 'unit_price', 'discount', 'amount', 'sequence'],
} as const;

export type FactTable = keyof typeof factTables;
export type FactRows = Readonly<Record<FactTable, CopyRow[]>>;

/** Empty rows for every table. */
export function noRows(): FactRows {
  return {
    member: [],
    address: [],
    attribute_change: [],
    tag_change: [],
    consent_change: [],
    event: [],
    shop_order: [],
    order_status_change: [],
    order_line: [],
  };
}

/** Turnover, in minor units, from which a member has a level. */
const levels = [
  { level: '银卡', from: 50_000 },
  { level: '金卡', from: 150_000 },
  { level: '黑金', from: 500_000 },
] as const;

/** Writes a member's facts as rows, numbered from `sequence` on; returns the next number. A shop that was always connected records as things happen. */
export function addMemberRows(
  rows: FactRows,
  member: DemoMember,
  shop: { readonly workspaceId: string; readonly currency: string; readonly sequence: number },
): number {
  const { workspaceId, currency } = shop;
  const { no } = member;
  let { sequence } = shop;
  const attributes: Record<string, string> = {};
  const setAttribute = (name: string, value: string, at: string): void => {
    attributes[name] = value;
    rows.attribute_change.push([workspaceId, sequence++, no, name, JSON.stringify(value), at, at]);
  };
  const joined = iso(member.joinedAt);
  const memberSequence = sequence++;
  if (member.phone !== null) rows.address.push([workspaceId, 'sms', no, member.phone, sequence++, joined]);
  setAttribute('name', member.name, joined);
  setAttribute('city', member.city, joined);
  if (member.birthday !== null) setAttribute('birthday', member.birthday, joined);
  for (const tag of member.tags) rows.tag_change.push([workspaceId, sequence++, no, tag, true, joined, joined]);
  for (const purpose of ['marketing', 'service']) rows.consent_change.push([workspaceId, sequence++, no, 'sms', purpose, true, joined, joined]);
  if (member.optedOutAt !== null) {
    const at = iso(member.optedOutAt);
    rows.consent_change.push([workspaceId, sequence++, no, 'sms', 'marketing', false, at, at]);
  }
  let turnover = 0;
  for (const order of member.orders) {
    const at = iso(order.placedAt);
    const lines = linesOf(order);
    const properties = `{"lines": ${lines.length}, "pieces": ${order.pieces}, "category": "${order.category}"}`;
    rows.event.push([workspaceId, sequence, `order:${order.id}`, no, 'Order Completed', order.id, order.valueMinor, currency, properties, at, at]);
    rows.shop_order.push([workspaceId, order.id, no, order.refundedAt === null ? 'paid' : 'refunded', order.valueMinor, currency, at, sequence]);
    for (const [place, { goodsId, quantity, unitPrice, discount = 0n, amount }] of lines.entries())
      rows.order_line.push([workspaceId, order.id, place + 1, goodsId, quantity, unitPrice, discount, amount, sequence]);
    rows.order_status_change.push([workspaceId, sequence++, order.id, 'paid', at, at]);
    if (order.refundedAt !== null) {
      const back = iso(order.refundedAt);
      rows.event.push([workspaceId, sequence, `refund:${order.id}`, no, 'Order Refunded', order.id, order.valueMinor, currency, '{}', back, back]);
      rows.order_status_change.push([workspaceId, sequence++, order.id, 'refunded', back, back]);
    }
    const reached = levels.findLast((each) => turnover < each.from && turnover + order.valueMinor >= each.from);
    if (reached) setAttribute('level', reached.level, at);
    turnover += order.valueMinor;
  }
  rows.member.push([workspaceId, no, member.externalId, member.zone, JSON.stringify(attributes), memberSequence, joined, joined]);
  return sequence;
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}
