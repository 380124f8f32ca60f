import { drawPurchases, drawSpend } from '@magpie/insight';
import { dayMs, type Instant, type Random, seededRandom } from '@magpie/kit';
import { drawCity, drawName } from './names.ts';
import type { Season } from './season.ts';
import { shares, shopPurchases, shopSpend } from './shop-model.ts';

/** A person of the demo shop with everything that is known of them. */
export interface DemoMember {
  readonly no: number;
  readonly externalId: string;
  readonly name: string;
  readonly city: string;
  /** Null: the shop's. */
  readonly zone: string | null;
  readonly phone: string | null;
  /** Month and day, 'MM-DD'. */
  readonly birthday: string | null;
  readonly joinedAt: Instant;
  readonly optedOutAt: Instant | null;
  readonly tags: readonly string[];
  readonly orders: readonly DemoOrder[];
}

export interface DemoOrder {
  readonly id: string;
  readonly placedAt: Instant;
  readonly valueMinor: number;
  readonly category: string;
  readonly pieces: number;
  readonly refundedAt: Instant | null;
}

export interface DrawContext {
  readonly seed: string;
  readonly season: Season;
  readonly endAt: Instant;
}

const categories = ['绿茶', '红茶', '普洱', '乌龙', '白茶', '花茶', '茶具', '礼盒'];

/** Draws the member of a number: the same for the same seed, number and shop time, whoever else there is. */
export function drawMember(no: number, { seed, season, endAt }: DrawContext): DemoMember {
  const random = seededRandom(`${seed}|${no}`);
  const { city, zone } = drawCity(random);
  // The shop grows: more people join late than early.
  const joinedDays = season.days * random.next() ** 0.85 * 0.999;
  const joinedAt = season.instantAt(joinedDays);
  const hasPhone = random.next() >= shares.withoutPhone;
  const optsOut = random.next() < shares.optedOut;
  const optedOutAt = optsOut ? joinedAt + Math.floor(random.next() * (endAt - joinedAt)) : null;
  const birthday = random.next() < 0.6 ? monthAndDay(random.integer(365)) : null;
  const tags = [...(random.next() < 0.42 ? ['企微好友'] : []), ...(random.next() < 0.12 ? ['茶具控'] : [])];
  const orders = random.next() < shares.neverBought ? [] : drawOrders(no, joinedDays, { random, season, endAt });
  return {
    no,
    externalId: `m${String(no + 1).padStart(7, '0')}`,
    name: drawName(random),
    city,
    zone,
    phone: hasPhone ? phoneOf(no) : null,
    birthday,
    joinedAt,
    optedOutAt,
    tags,
    orders,
  };
}

function drawOrders(
  no: number,
  joinedDays: number,
  { random, season, endAt }: { readonly random: Random; readonly season: Season; readonly endAt: Instant },
): readonly DemoOrder[] {
  const weeks = (season.days - joinedDays) / 7;
  const times = [0, ...drawPurchases({ random, weeks, parameters: shopPurchases })];
  const values = drawSpend({ random, purchases: times.length, parameters: shopSpend });
  const favourite = random.integer(categories.length);
  return times.map((time, index) => {
    const placedAt = season.instantAt(Math.min(joinedDays + time * 7, season.days - 1e-6));
    const returnedAt = placedAt + Math.floor((1 + random.next() * 20) * dayMs);
    const category = categories[random.next() < 0.6 ? favourite : random.integer(categories.length)] ?? '绿茶';
    const isRefunded = random.next() < shares.refunded && returnedAt < endAt;
    return {
      id: `o${String(no + 1).padStart(7, '0')}-${index + 1}`,
      placedAt,
      // To the tenth of a yuan, as prices are written.
      valueMinor: Math.max(990, Math.round((values[index] ?? 0) * 10) * 10),
      category,
      pieces: 1 + random.integer(3),
      refundedAt: isRefunded ? returnedAt : null,
    };
  });
}

/** Numbers that no carrier has: Chinese mobile numbers never begin with 10. */
function phoneOf(no: number): string {
  return `+86100${String(no).padStart(8, '0')}`;
}

function monthAndDay(dayOfYear: number): string {
  return new Date(Date.UTC(2001, 0, 1 + dayOfYear)).toISOString().slice(5, 10);
}
