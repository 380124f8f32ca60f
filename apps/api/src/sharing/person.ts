import { z } from 'zod';
import { idField, textField } from '../fields.ts';

/** Where somebody is in a draft, as their screen tells it. */
export const placeSchema = z.object({
  /** Steps that they have selected. */
  nodes: z.array(idField).max(50),
  /** The field that has their keyboard; null while none has. */
  field: textField(200).nullable(),
  /** The way of drawing that they look at. */
  stage: textField(64).nullable(),
});

export const personSchema = z.object({
  /** One tab: the same person may be there twice. */
  client: idField,
  userId: idField,
  name: z.string(),
  place: placeSchema,
  /** Wall-clock instants: since when they are in the draft, and since when at these steps. */
  joinedAt: z.number(),
  hereSince: z.number(),
});

/** Somebody who has a draft open. */
export type Person = z.infer<typeof personSchema>;
