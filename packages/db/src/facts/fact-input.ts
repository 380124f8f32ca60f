import type { Instant } from '@magpie/kit';

export type FactValue = string | number | boolean | null;
export type FactProperties = Readonly<Record<string, FactValue>>;

/**
 * Something known of a member, as a source tells it. Members are named by the source's id and made when nobody has it. Money is integer minor
 * units; a currency that is left out is the workspace's.
 */
export type FactInput = { readonly occurredAt: Instant } & (
  | { readonly type: 'member'; readonly externalId: string; readonly zone?: string }
  | { readonly type: 'address'; readonly externalId: string; readonly channel: string; readonly value: string }
  /** `null` takes the attribute away. */
  | { readonly type: 'attribute'; readonly externalId: string; readonly name: string; readonly value: FactValue }
  | { readonly type: 'tag'; readonly externalId: string; readonly tag: string; readonly present: boolean }
  | { readonly type: 'consent'; readonly externalId: string; readonly channel: string; readonly purpose: string; readonly given: boolean }
  /** The same id twice is one event; the first to come counts. */
  | ({ readonly type: 'event'; readonly id: string; readonly externalId: string; readonly name: string; readonly key?: string } & EventDetail)
  /** Becomes an order, its first status and the event "Order Completed" with id `order:<id>` and the order's id as its key. */
  | ({ readonly type: 'order'; readonly id: string; readonly externalId: string; readonly status?: OrderStatus } & EventDetail & {
        readonly value: bigint;
      })
  | { readonly type: 'order-status'; readonly orderId: string; readonly status: OrderStatus }
  /** Becomes the status `refunded` and the event "Order Refunded" with id `refund:<id>` and the order's id as its key. */
  | ({ readonly type: 'refund'; readonly id: string; readonly orderId: string } & EventDetail & { readonly value: bigint })
);

export type FactType = FactInput['type'];

export type OrderStatus = 'paid' | 'shipped' | 'completed' | 'cancelled' | 'refunded';

interface EventDetail {
  readonly value?: bigint;
  readonly currency?: string;
  readonly properties?: FactProperties;
}
