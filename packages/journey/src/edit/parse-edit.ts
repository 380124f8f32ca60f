import { ok, refuse, type Result } from '@magpie/kit';
import { documentBounds } from '../document-bounds.ts';
import type { Edit } from './edit.ts';
import { editSchema } from './edit-schema.ts';

/** Reads an edit from anything that JSON can hold; `malformed` for what is none, or is too large to be honest. Never throws. */
export function parseEdit(value: unknown): Result<Edit, 'malformed'> {
  if (documentBounds(value) !== null) return refuse('malformed');
  const parsed = editSchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : refuse('malformed');
}
