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

const order = z.strictObject({ type: z.literal('order'), id: column.nullable(), value: money });
const event = z.strictObject({ type: z.literal('event'), name, id: column.nullable(), key: column.optional(), value: money.optional() });

const address = z.strictObject({
  column: name,
  type: z.enum(['phone', 'text']).default('phone'),
  countryCode: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .optional(),
});

/** How a file's rows become facts (docs/import.md). */
const importMappingSchema = z.strictObject({
  version: z.literal(1),
  /** Part of the identity of rows without a key: the same rows of another source are other rows. */
  source: z.string().regex(/^[\w.-]{1,64}$/),
  format: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('whitespace') }),
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
  member: column,
  /** `iso`, `epoch-seconds`, `epoch-milliseconds`, or a pattern of yyyy MM dd HH mm ss with any other characters between them. */
  date: z.strictObject({ column: name, pattern: z.string().min(1).max(40).refine(isPattern, 'Not a date pattern') }),
  row: z.discriminatedUnion('type', [order, event]),
  properties: z.record(name, typed).default({}),
  attributes: z.record(name, typed).default({}),
  /** Channel → column. An empty cell says nothing; a phone number is kept as E.164, national ones get the country code. */
  addresses: z.record(name, address).default({}),
});

export type ImportMapping = z.infer<typeof importMappingSchema>;

/** Reads a mapping file's text. A refusal lists every mistake with the path to it. */
export function parseMapping(text: string): Result<ImportMapping, readonly string[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
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
  const { member, date, row, properties, attributes, addresses } = mapping;
  const cells = [member, date, row.id, row.value, row.type === 'event' ? row.key : undefined];
  const all = [...cells, ...Object.values(properties), ...Object.values(attributes), ...Object.values(addresses)];
  return all.flatMap((cell) => (cell ? [cell.column] : []));
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '' && /[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

function isPattern(pattern: string): boolean {
  return ['iso', 'epoch-seconds', 'epoch-milliseconds'].includes(pattern) || ['yyyy', 'MM', 'dd'].every((token) => pattern.split(token).length === 2);
}
