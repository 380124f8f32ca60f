import type { Instant } from '@magpie/kit';

export type FactValue = string | number | boolean | null;
export type FactProperties = Readonly<Record<string, FactValue>>;

/**
 * Something known of a member, as a source tells it. Members are named by the source's id and made when nobody has it. Money is integer minor
 * units; a currency that is left out is the workspace's.
 */
export type FactInput = { readonly occurredAt: Instant } & (
  | { readonly type: 'member'; readonly externalId: string; readonly zone?: string }
  /** Another id of the member, by the source that calls them so. Whoever bears it already keeps it. */
  | { readonly type: 'identity'; readonly externalId: string; readonly source: string; readonly value: string }
  /** Who brought the member; made when nobody knows them. The first to be named counts. */
  | { readonly type: 'referral'; readonly externalId: string; readonly referredBy: string }
  /** `null` takes the address away. */
  | { readonly type: 'address'; readonly externalId: string; readonly channel: string; readonly value: string | null }
  /** `null` takes the attribute away. */
  | { readonly type: 'attribute'; readonly externalId: string; readonly name: string; readonly value: FactValue }
  | { readonly type: 'tag'; readonly externalId: string; readonly tag: string; readonly present: boolean }
  | { readonly type: 'consent'; readonly externalId: string; readonly channel: string; readonly purpose: string; readonly given: boolean }
  /** The same id twice is one event; the first to come counts. */
  | ({ readonly type: 'event'; readonly id: string; readonly externalId: string; readonly name: string; readonly key?: string } & EventDetail)
  /** Becomes an order, its first status and the event "Order Completed" with id `order:<id>` and the order's id as its key. */
  | ({ readonly type: 'order'; readonly id: string; readonly externalId: string; readonly status?: OrderStatus } & EventDetail & {
        readonly value: bigint;
        readonly lines?: readonly OrderLine[];
      })
  | { readonly type: 'order-status'; readonly orderId: string; readonly status: OrderStatus }
  /** The order is worth something else, or consists of other lines, from then on; its event stays what it was. */
  | { readonly type: 'order-revision'; readonly orderId: string; readonly value?: bigint; readonly lines?: readonly OrderLine[] }
  /**
   * Becomes the event "Order Refunded" with id `refund:<id>` and the order's id as its key, and the status `refunded` once everything is given back.
   * Without a value it is all that is left of the order.
   */
  | ({ readonly type: 'refund'; readonly id: string; readonly orderId: string; readonly lines?: readonly RefundLine[] } & EventDetail)
  /** What is left out stays as it was. */
  | {
      readonly type: 'goods';
      readonly id: string;
      readonly name?: string;
      readonly category?: string;
      readonly price?: bigint;
      readonly currency?: string;
    }
);

/** Quantities are decimals of at most three places, unit prices decimals of minor units of at most four; amounts are whole minor units. */
export interface OrderLine {
  readonly goodsId: string | null;
  readonly quantity: number;
  readonly unitPrice: number;
  /** Taken off the whole line. */
  readonly discount?: bigint;
}

export interface RefundLine {
  readonly goodsId: string | null;
  readonly quantity: number;
  readonly amount: bigint;
}

export type FactType = FactInput['type'];

export type OrderStatus = 'paid' | 'shipped' | 'completed' | 'cancelled' | 'refunded';

interface EventDetail {
  readonly value?: bigint;
  readonly currency?: string;
  readonly properties?: FactProperties;
}
