import { dayMs, hourMs, type Instant, type Random, seededRandom, stickyFraction } from '@magpie/kit';

/**
 * The stated truth of modelled customers. One latent uniform u per (seed, member) decides the goal: u < base buys without any message, on the day
 * itself or before it; base ≤ u < base + uplift buys on the day if, and only if, a message had gone out to the member. So among members who can be
 * reached the effect is `uplift` exactly, whatever their base; by intention to treat it is `uplift` × the share that was reached.
 */
export const statedResponse = {
  /** Of buying on the anchor day without a message, of a member with an average history. */
  baseOnDay: 0.08,
  /** Of buying in the 14 days before instead, likewise. */
  baseBefore: 0.04,
  /** Added by having been sent at least one message. */
  uplift: 0.035,
  /** Of buying again in any week after, by whoever buys at all. */
  weeklyAfter: 0.025,
} as const;

const daysBefore = 14;
const weeksAfter = 8;
const averageOrderMinor = 11_800;

export interface ModelledMember {
  readonly no: number;
  readonly externalId: string;
  readonly orders: number;
  readonly spentMinor: number;
}

export interface ModelledOrder {
  readonly id: string;
  readonly memberNo: number;
  readonly name: string;
  readonly valueMinor: number;
  readonly occurredAt: Instant;
  readonly requiresMessage: boolean;
}

export interface CustomerModelSetting {
  readonly seed: string;
  /** Local midnight of the anchor day. */
  readonly anchorAt: Instant;
}

/** Simulated customers of a rehearsal: what each will do in [from, to), drawn by (seed, member) alone. */
export function customerModel(setting: CustomerModelSetting) {
  return {
    plan(member: ModelledMember, window: { readonly from: Instant; readonly to: Instant }): readonly ModelledOrder[] {
      const random = seededRandom(`${setting.seed}|customer|${member.externalId}`);
      const orders = [...goalOrders(setting, member, random), ...laterOrders(setting, member, random)];
      return orders.filter(({ occurredAt }) => occurredAt >= window.from && occurredAt < window.to);
    },
  };
}

export type CustomerModel = ReturnType<typeof customerModel>;

/** The probability that a member buys between 14 days before the anchor and its end without a message: by how often they bought before. */
export function baseProbability({ orders }: Pick<ModelledMember, 'orders'>): number {
  return (statedResponse.baseOnDay + statedResponse.baseBefore) * activityOf(orders);
}

/** Half the average for who bought never or once, up to 1.7 times for the most frequent. */
function activityOf(orders: number): number {
  return 0.5 + 1.2 * (1 - 1 / (1 + Math.max(0, orders - 1) / 3));
}

function goalOrders({ seed, anchorAt }: CustomerModelSetting, member: ModelledMember, random: Random): readonly ModelledOrder[] {
  const u = stickyFraction(`${seed}|response|${member.externalId}`);
  const base = baseProbability(member);
  const dayShare = statedResponse.baseOnDay / (statedResponse.baseOnDay + statedResponse.baseBefore);
  // Every draw is made for everyone, so that none depends on another's outcome.
  const early = anchorAt - Math.ceil(random.next() * daysBefore) * dayMs + Math.floor((8 + random.next() * 15) * hourMs);
  const onDay = anchorAt + Math.floor((10 + random.next() * 12.5) * hourMs);
  const valueMinor = drawValue(member, random);
  const order = { id: orderId(seed, member, 'goal'), memberNo: member.no, name: 'Order Completed', valueMinor };
  if (u < base * dayShare) return [{ ...order, occurredAt: onDay, requiresMessage: false }];
  if (u < base) return [{ ...order, occurredAt: early, requiresMessage: false }];
  return u < base + statedResponse.uplift ? [{ ...order, occurredAt: onDay, requiresMessage: true }] : [];
}

/** Life goes on after the anchor, with or without messages. */
function laterOrders({ seed, anchorAt }: CustomerModelSetting, member: ModelledMember, random: Random): readonly ModelledOrder[] {
  const chance = statedResponse.weeklyAfter * activityOf(member.orders);
  return Array.from({ length: weeksAfter }, (_, week): readonly ModelledOrder[] => {
    const buys = random.next() < chance;
    const occurredAt = anchorAt + dayMs + Math.floor((week * 7 + random.next() * 7) * dayMs);
    const valueMinor = drawValue(member, random);
    if (!buys) return [];
    return [
      { id: orderId(seed, member, `week${week + 1}`), memberNo: member.no, name: 'Order Completed', valueMinor, occurredAt, requiresMessage: false },
    ];
  }).flat();
}

/** Around the member's own average, the shop's for who never bought: between half and double, to the tenth of a yuan. */
function drawValue({ orders, spentMinor }: ModelledMember, random: Random): number {
  const mean = orders > 0 ? spentMinor / orders : averageOrderMinor;
  return Math.max(990, Math.round((mean * 2 ** (2 * random.next() - 1)) / 10) * 10);
}

function orderId(seed: string, member: ModelledMember, what: string): string {
  return `modelled:${seed}:${member.externalId}:${what}`;
}
