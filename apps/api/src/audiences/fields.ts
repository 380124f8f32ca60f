import { anchorField as anchorSchema } from '@magpie/nodes';
import { z } from 'zod';
import { textField } from '../fields.ts';

/** A filter as it is sent; `filterOf` reads it and says what is wrong with it. */
export const filterInput = z.unknown();

export const anchorInput = anchorSchema.nullable();

/** What an audience is called: some text of one line. */
export const nameInput = textField(100, 1)
  .transform((name) => name.trim().replaceAll(/\s+/g, ' '))
  .refine((name) => name !== '', 'is empty');

export const descriptionInput = textField(1_000).transform((text) => text.trim());
