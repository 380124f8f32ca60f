import { z, type ZodType } from 'zod';
import {
  bounds,
  documentSchema,
  edgeSchema,
  frameFields,
  frameSchema,
  goalSchema,
  idSchema,
  nodeSchema,
  noteFields,
  noteSchema,
  positionSchema,
  stageSchema,
  whenSchema,
} from '../document-schema.ts';
import type { Edit } from './edit.ts';

const index = z.number().int().min(0).max(bounds.edges);
const version = z.number().int().min(1).max(1_000);
const name = z.string().max(bounds.name);
const field = z.string().min(1).max(bounds.id);
const port = z.string().min(1).max(bounds.id);
const config = z.record(z.string().max(bounds.id), z.unknown());

const noteChange = z.strictObject({
  text: noteFields.text.exactOptional(),
  colour: noteFields.colour.exactOptional(),
  position: noteFields.position.exactOptional(),
  size: noteFields.size.exactOptional(),
});
const frameChange = z.strictObject({
  stage: frameFields.stage.exactOptional(),
  title: frameFields.title.exactOptional(),
  position: frameFields.position.exactOptional(),
  size: frameFields.size.exactOptional(),
});

/** A batch in a batch in a batch … : no honest edit is deeper. */
const deepest = 8;
const most = bounds.nodes + bounds.edges;

/** What each kind of edit looks like from outside; the compiler asks for a line here for every kind there is. */
const shapes = {
  addNode: z.strictObject({ type: z.literal('addNode'), node: nodeSchema, index: index.exactOptional() }),
  removeNode: z.strictObject({ type: z.literal('removeNode'), id: idSchema }),
  moveNodes: z.strictObject({ type: z.literal('moveNodes'), positions: z.record(idSchema, positionSchema) }),
  configureNode: z.strictObject({ type: z.literal('configureNode'), id: idSchema, config, version: version.exactOptional() }),
  setFields: z.strictObject({
    type: z.literal('setFields'),
    id: idSchema,
    set: z.record(field, z.unknown()),
    unset: z.array(field).max(1_000),
    version: version.exactOptional(),
  }),
  renameNode: z.strictObject({ type: z.literal('renameNode'), id: idSchema, name }),
  setWhen: z.strictObject({ type: z.literal('setWhen'), id: idSchema, when: whenSchema.nullable() }),
  setStage: z.strictObject({ type: z.literal('setStage'), id: idSchema, stage: stageSchema.nullable() }),
  connect: z.strictObject({ type: z.literal('connect'), edge: edgeSchema, index: index.exactOptional() }),
  disconnect: z.strictObject({ type: z.literal('disconnect'), id: idSchema }),
  reroute: z.strictObject({ type: z.literal('reroute'), id: idSchema, from: idSchema, port, to: idSchema }),
  insertOnEdge: z.strictObject({ type: z.literal('insertOnEdge'), edge: idSchema, node: nodeSchema, port, onward: idSchema }),
  renameJourney: z.strictObject({ type: z.literal('renameJourney'), name }),
  setGoal: z.strictObject({ type: z.literal('setGoal'), goal: goalSchema.nullable() }),
  addNote: z.strictObject({ type: z.literal('addNote'), note: noteSchema, index: index.exactOptional() }),
  changeNote: z.strictObject({ type: z.literal('changeNote'), id: idSchema, set: noteChange }),
  removeNote: z.strictObject({ type: z.literal('removeNote'), id: idSchema }),
  addFrame: z.strictObject({ type: z.literal('addFrame'), frame: frameSchema, index: index.exactOptional() }),
  changeFrame: z.strictObject({ type: z.literal('changeFrame'), id: idSchema, set: frameChange }),
  removeFrame: z.strictObject({ type: z.literal('removeFrame'), id: idSchema }),
  restore: z.strictObject({
    type: z.literal('restore'),
    node: z.strictObject({ index, value: nodeSchema }).nullable(),
    edges: z.array(z.strictObject({ index, value: edgeSchema })).max(bounds.edges),
    asItWas: z.boolean().exactOptional(),
  }),
  replaceDocument: z.strictObject({ type: z.literal('replaceDocument'), document: documentSchema }),
} satisfies { readonly [Type in Exclude<Edit['type'], 'batch'>]: ZodType<Extract<Edit, { type: Type }>> };

/** The shape of one edit, however it came here. Sizes are for `documentBounds` to measure first. */
export const editSchema: ZodType<Edit> = upTo(deepest);

function upTo(depth: number): ZodType<Edit> {
  const { addNode, ...others } = shapes;
  const single = z.discriminatedUnion('type', [addNode, ...Object.values(others)]);
  if (depth === 0) return single;
  return z.union([single, z.strictObject({ type: z.literal('batch'), edits: z.array(upTo(depth - 1)).max(most) })]);
}
