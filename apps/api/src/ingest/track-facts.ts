import type { FactInput } from '@magpie/db';
import type { Instant } from '@magpie/kit';
import { Unreadable } from './dead-reason.ts';
import { flatProperties, idIn, type JsonObject } from './message-fields.ts';
import { currencyIn, moneyOf } from './money-in.ts';
import { amountOf, basketOf, type Product, productOf, productsIn } from './products-in.ts';

export interface TrackContext {
  readonly messageId: string;
  readonly occurredAt: Instant;
  /** The workspace's. */
  readonly currency: string;
}

/** What a track call tells of whoever it is about. */
export type FactsOf = (externalId: string) => readonly FactInput[];

/** Events of the e-commerce spec that are more than an event, by their names. */
const orderEvents: Readonly<Record<string, (told: Told) => FactsOf>> = {
  'Order Completed': orderCompleted,
  'Order Updated': orderUpdated,
  'Order Cancelled': (told) => orderStatus(told, 'cancelled'),
  'Order Shipped': (told) => orderStatus(told, 'shipped'),
  'Order Fulfilled': (told) => orderStatus(told, 'completed'),
  'Order Refunded': orderRefunded,
};

/** Events whose own properties are those of a product. */
const productEvents = new Set(['Product Viewed', 'Product Added', 'Product Removed', 'Product Clicked', 'Product Added to Wishlist']);

const listed = new Set(['products']);

interface Told extends TrackContext {
  readonly name: string;
  readonly properties: JsonObject;
  readonly digits: number;
  readonly products: readonly Product[];
  readonly orderId: string | null;
  /** The business thing that it is about: an order, else a cart, a checkout, a coupon. */
  readonly key: string | null;
  readonly value: bigint | null;
}

/** An event, and what it makes of orders and goods. */
export function trackFacts(name: string, properties: JsonObject, context: TrackContext): FactsOf {
  const { currency, digits } = currencyIn(properties, context.currency);
  const money = { currency, digits, occurredAt: context.occurredAt };
  const products = productEvents.has(name) ? [productOf(properties, 'properties', money)] : productsIn(properties, money);
  const orderId = idIn(properties, 'order_id');
  const told: Told = {
    ...context,
    currency,
    digits,
    name,
    properties,
    products,
    orderId,
    key: orderId ?? idIn(properties, 'cart_id') ?? idIn(properties, 'checkout_id') ?? idIn(properties, 'coupon_id'),
    value: valueIn(properties, digits),
  };
  const isWorthSomething = told.value !== null || (Object.hasOwn(orderEvents, name) && products.length > 0);
  // Amounts of people are added up, and a dollar is no yuan.
  if (isWorthSomething && currency !== context.currency) throw new Unreadable('other-currency', 'properties.currency', currency);
  const goods = products.flatMap((product) => (product.goods ? [product.goods] : []));
  const facts = (Object.hasOwn(orderEvents, name) ? orderEvents[name] : undefined) ?? plainEvent;
  const factsOf = facts(told);
  return (externalId) => [...factsOf(externalId), ...goods];
}

/** What the event is worth: of an order all that was paid, else what the source calls revenue or value. */
function valueIn(properties: JsonObject, digits: number): bigint | null {
  for (const name of ['total', 'revenue', 'value']) {
    const value = moneyOf(properties[name], `properties.${name}`, digits);
    if (value !== null) return value;
  }
  return null;
}

function plainEvent({ messageId, occurredAt, name, properties, key, value, currency, products }: Told): FactsOf {
  const isOfProduct = productEvents.has(name);
  const flat = flatProperties(properties, 'properties', isOfProduct || products.length === 0 ? undefined : listed);
  // What lists of products hold beyond goods is not asked about, but must not be lost.
  const shown = !isOfProduct && products.length > 0 ? { ...flat, products: JSON.stringify(properties['products']) } : flat;
  return (externalId) => [
    {
      type: 'event',
      id: `message:${messageId}`,
      externalId,
      name,
      properties: shown,
      occurredAt,
      ...(key === null ? {} : { key }),
      ...(value === null ? {} : { value, currency }),
    },
  ];
}

function orderCompleted({ occurredAt, properties, orderId, value, currency, products }: Told): FactsOf {
  if (orderId === null) throw new Unreadable('no-order-id', 'properties.order_id');
  const lines = products.map(({ line }) => line);
  const worth = value ?? (lines.length > 0 ? lines.reduce((sum, line) => sum + amountOf(line), 0n) : null);
  if (worth === null || worth < 0n) throw new Unreadable('no-order-value', 'properties.total');
  const told = { ...basketOf(lines), ...flatProperties(properties, 'properties', listed) };
  return (externalId) => [
    { type: 'order', id: orderId, externalId, value: worth, currency, properties: told, occurredAt, ...(lines.length === 0 ? {} : { lines }) },
  ];
}

function orderUpdated(told: Told): FactsOf {
  const { orderId, occurredAt, value, products } = told;
  if (orderId === null) throw new Unreadable('no-order-id', 'properties.order_id');
  // What an order is worth was said when it was completed: an event of its own with a value would count twice.
  const event = plainEvent({ ...told, value: null });
  const lines = products.map(({ line }) => line);
  return (externalId) => [
    ...event(externalId),
    { type: 'order-revision', orderId, occurredAt, ...(value === null ? {} : { value }), ...(lines.length === 0 ? {} : { lines }) },
  ];
}

function orderStatus(told: Told, status: 'cancelled' | 'shipped' | 'completed'): FactsOf {
  const { orderId, occurredAt } = told;
  if (orderId === null) throw new Unreadable('no-order-id', 'properties.order_id');
  const event = plainEvent({ ...told, value: null });
  return (externalId) => [...event(externalId), { type: 'order-status', orderId, status, occurredAt }];
}

function orderRefunded({ messageId, orderId, occurredAt, value, currency, properties, products }: Told): FactsOf {
  if (orderId === null) throw new Unreadable('no-order-id', 'properties.order_id');
  const lines = products.map(({ line }) => ({ goodsId: line.goodsId, quantity: line.quantity, amount: amountOf(line) }));
  if (lines.some(({ amount }) => amount < 0n)) throw new Unreadable('bad-products', 'properties.products');
  const sum = lines.length > 0 ? lines.reduce((total, { amount }) => total + amount, 0n) : null;
  const worth = value ?? sum;
  const flat = flatProperties(properties, 'properties', listed);
  return () => [
    {
      type: 'refund',
      id: messageId,
      orderId,
      properties: flat,
      occurredAt,
      ...(worth === null ? {} : { value: worth, currency }),
      ...(lines.length === 0 ? {} : { lines }),
    },
  ];
}
