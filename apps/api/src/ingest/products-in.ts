import type { FactInput, OrderLine } from '@magpie/db';
import type { Instant } from '@magpie/kit';
import { Unreadable } from './dead-reason.ts';
import { idIn, isObject, type JsonObject, textIn } from './message-fields.ts';
import { minorUnitsOf, moneyOf } from './money-in.ts';

const mostProducts = 500;

/** A product of a message: what was bought, and what it says of the goods. */
export interface Product {
  readonly line: OrderLine;
  readonly goods: FactInput | null;
}

interface Money {
  readonly currency: string;
  readonly digits: number;
  readonly occurredAt: Instant;
}

/** Products under `properties.products`; none where it is left out. */
export function productsIn(properties: JsonObject, money: Money): readonly Product[] {
  const { products } = properties;
  if (products === undefined || products === null) return [];
  if (!Array.isArray(products) || products.length > mostProducts) throw new Unreadable('bad-products', 'properties.products', products);
  return products.map((product: unknown, place) => {
    const path = `properties.products[${place}]`;
    if (!isObject(product)) throw new Unreadable('bad-products', path, product);
    return productOf(product, path, money);
  });
}

/** The product that a message is about (Product Viewed and the like): its properties are those of the product. */
export function productOf(product: JsonObject, path: string, { currency, digits, occurredAt }: Money): Product {
  const id = idIn(product, 'product_id') ?? idIn(product, 'id') ?? idIn(product, 'sku');
  const price = minorUnitsOf(product['price'], `${path}.price`, { digits, places: 4 });
  const name = textIn(product, 'name')?.slice(0, 500);
  const category = textIn(product, 'category')?.slice(0, 200);
  const line = {
    goodsId: id,
    quantity: quantityOf(product['quantity'], `${path}.quantity`),
    unitPrice: price ?? 0,
    discount: moneyOf(product['discount'], `${path}.discount`, digits) ?? 0n,
  };
  if (id === null) return { line, goods: null };
  const goods: FactInput = {
    type: 'goods',
    id,
    ...(name === undefined ? {} : { name }),
    ...(category === undefined ? {} : { category }),
    ...(price === null ? {} : { price: BigInt(Math.round(price)), currency }),
    occurredAt,
  };
  return { line, goods };
}

/** One where nobody says; to the thousandth. */
function quantityOf(value: unknown, path: string): number {
  if (value === undefined || value === null || value === '') return 1;
  const number = typeof value === 'string' && /^\s*\d{1,9}(?:\.\d{0,9})?\s*$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !(number > 0) || number > 1e9) throw new Unreadable('bad-products', path, value);
  return Math.max(0.001, Math.round(number * 1_000) / 1_000);
}

/** What a line amounts to, whole minor units. */
export function amountOf({ quantity, unitPrice, discount = 0n }: OrderLine): bigint {
  return BigInt(Math.round(quantity * unitPrice)) - discount;
}

/** How large an order is, as its event says it of itself and audiences ask it: lines, and pieces of all lines. Nothing where it lists none. */
export function basketOf(lines: readonly OrderLine[]): { readonly lines?: number; readonly pieces?: number } {
  if (lines.length === 0) return {};
  // Thousandths are added up as whole numbers.
  const thousandths = lines.reduce((sum, { quantity }) => sum + Math.round(quantity * 1_000), 0);
  return { lines: lines.length, pieces: thousandths / 1_000 };
}
