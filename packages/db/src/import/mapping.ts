import { refuse, ok, type Result } from '@magpie/kit';
import { z } from 'zod';

const name = z.string().min(1).max(200);
const column = z.strictObject({ column: name });

const money = z.strictObject({
  column: name,
  /** How decimals and thousands are written in the file. */
  decimal: z.enum(['.', ',']).default('.'),
  thousands: z.enum(['', ',', '.', ' ', '_']).default(''),
});

const typed = z.strictObject({ column: name, type: z.enum(['text', 'number', 'boolean']).default('text') });

/** The row is about a person alone: what it says of them, and no event. */
const member = z.strictObject({ type: z.literal('member') });
const order = z.strictObject({ type: z.literal('order'), id: column.nullable(), value: money });
/** A line of an order: the lines that bear one id, wherever they stand in the file, are one order. */
const orderLine = z.strictObject({
  type: z.literal('order-line'),
  id: column,
  quantity: column,
  /** Of one piece; up to four decimals more than the currency has. */
  unitPrice: money,
  goods: column.nullable().default(null),
  goodsName: column.nullable().default(null),
  /** Orders whose id begins so are cancellations: they become "Order Cancelled" and nothing else. */
  cancelledPrefix: z.string().min(1).max(20).nullable().default(null),
});
const event = z.strictObject({ type: z.literal('event'), name, id: column.nullable(), key: column.optional(), value: money.optional() });

const countryCode = z
  .string()
  .regex(/^[1-9]\d{0,2}$/)
  .optional();

const address = z.strictObject({ column: name, type: z.enum(['phone', 'text']).default('phone'), countryCode });

/** How a file's rows become facts (docs/import.md). */
const importMappingSchema = z.strictObject({
  version: z.literal(1),
  /** Part of the identity of rows without a key: the same rows of another source are other rows. */
  source: z.string().regex(/^[\w.-]{1,64}$/),
  format: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('whitespace') }),
    /** An object a line; a column is a key of it, or a path such as `order.total`. */
    z.strictObject({ type: z.literal('json-lines') }),
    z.strictObject({ type: z.literal('delimited'), delimiter: z.string().length(1), quote: z.enum(['"', "'"]).nullable().default('"') }),
  ]),
  encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
  /** Lines at the top that are neither header nor data. */
  skipLines: z.int().min(0).max(1000).default(0),
  /** `names`: the first line names the columns; `none`: `columns` does. */
  header: z.enum(['names', 'none']).default('names'),
  columns: z.array(name).min(1).max(2000).optional(),
  /** In which the file's local times are. IANA. */
  zone: z.string().refine(isZone, 'Not an IANA zone'),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** The source's id of the person; people without one are told apart by their phone, kept as E.164. */
  member: z.strictObject({ column: name, type: z.enum(['text', 'phone']).default('text'), countryCode }),
  /** `iso`, `epoch-seconds`, `epoch-milliseconds`, or a pattern of yyyy MM dd HH mm ss with any other characters between them; or one local date for all rows. */
  date: z.union([
    z.strictObject({ column: name, pattern: z.string().min(1).max(40).refine(isPattern, 'Not a date pattern') }),
    z.strictObject({ fixed: z.iso.date() }),
  ]),
  row: z.discriminatedUnion('type', [order, orderLine, event, member]),
  properties: z.record(name, typed).default({}),
  attributes: z.record(name, typed).default({}),
  /** Channel → column. An empty cell says nothing; a phone number is kept as E.164, national ones get the country code. */
  addresses: z.record(name, address).default({}),
  /** Whether the person may be written to. An empty cell says nothing. */
  consents: z
    .array(z.strictObject({ channel: name, purpose: name, column: name }))
    .max(50)
    .default([]),
  /** Columns that list tags, and what stands between two of them. */
  tags: z
    .array(z.strictObject({ column: name, separator: z.string().min(1).max(3).default(',') }))
    .max(20)
    .default([]),
});

export type ImportMapping = z.infer<typeof importMappingSchema>;

/** Reads a mapping file's text. A refusal lists every mistake with the path to it. */
export function parseMapping(text: string): Result<ImportMapping, readonly string[]> {
  let json: unknown;
  try {
    json = JSON.parse(text, (key, value) => {
      // Whoever copies objects loses what stands under this name without a word.
      if (key === '__proto__') throw new Error('a name that cannot be used: __proto__');
      return value;
    });
  } catch (fault) {
    return refuse([`Not JSON: ${fault instanceof Error ? fault.message : String(fault)}`]);
  }
  const parsed = importMappingSchema.safeParse(json);
  if (!parsed.success) return refuse(parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'mapping'}: ${message}`));
  if (parsed.data.header === 'none' && parsed.data.columns === undefined) return refuse(['columns: needed where header is "none"']);
  return ok(parsed.data);
}

/** Every column that a mapping asks for. */
export function columnsOf(mapping: ImportMapping): readonly string[] {
  const { member: person, date, row, properties, attributes, addresses, consents, tags } = mapping;
  const about = columnsOfRow(row);
  const cells = [person, 'column' in date ? date : undefined, ...about];
  const all = [...cells, ...Object.values(properties), ...Object.values(attributes), ...Object.values(addresses), ...consents, ...tags];
  return [...new Set(all.flatMap((cell) => (cell ? [cell.column] : [])))];
}

function columnsOfRow(row: ImportMapping['row']): readonly ({ readonly column: string } | null | undefined)[] {
  switch (row.type) {
    case 'member':
      return [];
    case 'order-line':
      return [row.id, row.quantity, row.unitPrice, row.goods, row.goodsName];
    default:
      return [row.id, row.value, row.type === 'event' ? row.key : undefined];
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '' && /[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

function isPattern(pattern: string): boolean {
  return (
    ['iso', 'epoch-seconds', 'epoch-milliseconds'].includes(pattern) ||
    (['yyyy', 'MM', 'dd'].every((token) => pattern.split(token).length === 2) &&
      ['HH', 'mm', 'ss'].every((token) => pattern.split(token).length <= 2))
  );
}
