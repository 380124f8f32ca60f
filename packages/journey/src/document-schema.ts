import { propertyTestSchema } from '@magpie/audience';
import { isPlainDate, isPlainTime } from '@magpie/calendar';
import { z } from 'zod';
import { upgradeDocument } from './upgrade-document.ts';

/** Bounds that no honest document reaches: hostile sizes are a problem, not a crash. */
export const bounds = {
  nodes: 2_000,
  edges: 4_000,
  notes: 500,
  frames: 200,
  text: 20_000,
  noteText: 5_000,
  name: 200,
  id: 64,
  coordinate: 1_000_000,
  size: 20_000,
} as const;

export const idSchema = z
  .string()
  .min(1)
  .max(bounds.id)
  .regex(/^[A-Za-z0-9_:-]+$/);
const time = z.string().refine(isPlainTime);
const zone = z.enum(['workspace', 'member']);
const past = z.enum(['now', 'skip', 'refuse']);
const coordinate = z.number().min(-bounds.coordinate).max(bounds.coordinate);
export const positionSchema = z.strictObject({ x: coordinate, y: coordinate });
export const stageSchema = z.enum(['plan', 'seed', 'convert', 'repurchase', 'retain']);

export const whenSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('anchor'), offsetDays: z.number().int().min(-3_650).max(3_650), time, zone, past }),
  z.strictObject({ type: z.literal('delay'), amount: z.number().int().min(1).max(100_000), unit: z.enum(['minutes', 'hours', 'days']) }),
  z.strictObject({ type: z.literal('date'), date: z.string().refine(isPlainDate), time, zone, past }),
]);

export const nodeSchema = z.strictObject({
  id: idSchema,
  type: z.string().min(1).max(bounds.id),
  version: z.number().int().min(1).max(1_000),
  name: z.string().max(bounds.name),
  stage: stageSchema.nullable(),
  position: positionSchema,
  config: z.record(z.string().max(bounds.id), z.unknown()),
  when: whenSchema.nullable(),
});

export const edgeSchema = z.strictObject({ id: idSchema, from: idSchema, port: z.string().min(1).max(bounds.id), to: idSchema });

const goalFields = {
  event: z.string().min(1).max(bounds.name),
  where: z.array(propertyTestSchema).max(20),
  windowDays: z.number().int().min(1).max(3_650),
} as const;
export const goalSchema = z.union([
  z.strictObject({ ...goalFields, fromDays: z.number().int().min(-3_650).max(3_650) }),
  z.strictObject({ ...goalFields, from: z.literal('entry') }),
]);

const length = z.number().min(1).max(bounds.size);
const sizeSchema = z.strictObject({ width: length, height: length });
export const noteFields = {
  text: z.string().max(bounds.noteText),
  colour: z.enum(['yellow', 'green', 'blue', 'pink', 'grey']),
  position: positionSchema,
  size: sizeSchema,
} as const;
export const frameFields = { stage: stageSchema, title: z.string().max(bounds.name), position: positionSchema, size: sizeSchema } as const;
export const noteSchema = z.strictObject({ id: idSchema, ...noteFields });
export const frameSchema = z.strictObject({ id: idSchema, ...frameFields });

/** The shape of a stored journey, of whichever format it was. What the kinds make of their configs is theirs to say. */
export const documentSchema = z.preprocess(
  upgradeDocument,
  z.strictObject({
    format: z.literal(2),
    id: idSchema,
    name: z.string().max(bounds.name),
    nodes: z.array(nodeSchema).max(bounds.nodes),
    edges: z.array(edgeSchema).max(bounds.edges),
    notes: z.array(noteSchema).max(bounds.notes).refine(isUnique),
    frames: z.array(frameSchema).max(bounds.frames).refine(isUnique),
    settings: z.strictObject({ goal: goalSchema.nullable() }),
  }),
);

/** Nothing reports two notes of one id as a problem, so none come in. */
function isUnique(things: readonly { readonly id: string }[]): boolean {
  return new Set(things.map(({ id }) => id)).size === things.length;
}
