import type { Anchor } from '@magpie/calendar';
import { anchorInput } from './fields.ts';

/** The day that an audience is counted around, as it was saved. */
export function anchorFrom(value: unknown): Anchor | null {
  return anchorInput.parse(value ?? null);
}
