import type { EntryRule } from '@magpie/journey/plan';
import { fieldError } from '../check-fields.ts';

/** "Once for each thing" needs things: an entry that knows none cannot hold to it. */
export function checkRule(rule: EntryRule): readonly ReturnType<typeof fieldError>[] {
  return rule === 'per-key' ? [fieldError('kind.rule-needs-key', ['rule'])] : [];
}

/** What such a rule is mended to. */
export const soundRule: EntryRule = 'again-after-leaving';
