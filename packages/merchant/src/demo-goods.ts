import type { OrderLine } from '@magpie/db';

/** Something that the demo shop sells. */
export interface DemoGoods {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** List price in minor units. */
  readonly priceMinor: number;
}

/** What the tea shop sells, cheapest first within each category. */
const names: Readonly<Record<string, readonly string[]>> = {
  绿茶: ['龙井试饮装', '碧螺春小罐', '雨前龙井', '明前龙井', '太平猴魁', '狮峰龙井', '特级碧螺春', '大师手作龙井'],
  红茶: ['正山小种试饮装', '滇红小罐', '祁门红茶', '金骏眉', '桐木关小种', '特级祁红', '头采金骏眉', '大师手作红茶'],
  普洱: ['小青柑', '熟普小沱', '七子饼熟普', '生普茶饼', '五年陈生普', '老班章散茶', '十年陈茶饼', '古树老班章'],
  乌龙: ['铁观音试饮装', '凤凰单丛小罐', '清香铁观音', '大红袍', '东方美人', '肉桂', '牛栏坑肉桂', '母树大红袍传承版'],
  白茶: ['白茶小饼', '寿眉', '白牡丹', '福鼎白毫银针', '三年陈寿眉', '五年陈白牡丹', '头采银针', '十年陈银针'],
  花茶: ['茉莉花茶包', '玫瑰花茶', '桂花乌龙', '茉莉龙珠', '七窨茉莉', '碧潭飘雪', '九窨茉莉', '非遗茉莉礼罐'],
  茶具: ['茶滤', '品茗杯', '玻璃公道杯', '白瓷盖碗', '便携茶具', '紫砂壶', '汝窑茶具套装', '大师紫砂壶'],
  礼盒: ['三味小礼盒', '茶点礼盒', '四季茶礼盒', '七夕大礼盒', '中秋茶月礼盒', '年货茶礼盒', '名优茶礼盒', '珍藏礼盒'],
};

const pricesMinor = [2_900, 5_900, 9_900, 16_800, 26_800, 42_800, 79_900, 149_900] as const;

/** Everything that the shop sells. */
export const demoGoods: readonly DemoGoods[] = Object.entries(names).flatMap(([category, called], kind) =>
  called.map((name, place) => ({ id: `g${kind + 1}${place + 1}`, name, category, priceMinor: pricesMinor[place] ?? 0 })),
);

const byCategory = new Map(Object.keys(names).map((category) => [category, demoGoods.filter((goods) => goods.category === category)]));

/**
 * The lines of an order, told by the order alone: goods of its category, one or two of them, so many pieces in all, discounts such that the lines sum up to
 * exactly what was paid.
 */
export function linesOf({
  category,
  pieces,
  valueMinor,
}: {
  readonly category: string;
  readonly pieces: number;
  readonly valueMinor: number;
}): readonly (OrderLine & { readonly amount: number })[] {
  const range = byCategory.get(category) ?? demoGoods;
  // Every other order of several pieces holds two kinds of goods.
  if (pieces < 2 || (valueMinor / 10) % 2 === 0) return [lineOf(range, pieces, valueMinor)];
  const first = Math.round(valueMinor * 0.004) * 100;
  return [lineOf(range, 1, first), lineOf(range, pieces - 1, valueMinor - first)];
}

/** The cheapest goods that cost at least as much as was paid for each, the rest taken off; what costs more than all of them is the dearest, at that price. */
function lineOf(range: readonly DemoGoods[], quantity: number, amount: number): OrderLine & { readonly amount: number } {
  const goods = range.find(({ priceMinor }) => priceMinor * quantity >= amount);
  if (goods !== undefined) {
    return { goodsId: goods.id, quantity, unitPrice: goods.priceMinor, discount: BigInt(goods.priceMinor * quantity - amount), amount };
  }
  const unitPrice = Math.ceil(amount / quantity);
  return { goodsId: range.at(-1)?.id ?? null, quantity, unitPrice, discount: BigInt(unitPrice * quantity - amount), amount };
}
