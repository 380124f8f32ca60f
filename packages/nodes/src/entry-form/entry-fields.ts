import { keyLength, type EntryCaps, type EntryRule, type KeyOf } from '@magpie/journey/plan';
import { z, type ZodType } from 'zod';
import { fieldError } from '../check-fields.ts';
import { nameField } from '../field-schemas.ts';

/** Fields that the entries share by which people come one by one. */
export const ruleField: ZodType<EntryRule> = z.union([
  z.enum(['once', 'again-after-leaving', 'per-key']),
  z.strictObject({ againAfterDays: z.number().int().min(1).max(3_650) }),
]);

const countField = z.number().int().min(1).max(1_000_000_000).nullable();
export const capsField: ZodType<EntryCaps> = z.strictObject({ total: countField, perDay: countField });

/** Hours after which what happened is too old to let anybody in. */
export const maxAgeField = z
  .number()
  .int()
  .min(1)
  .max(24 * 365);

/** Where an event says what it is about; null: it is about nothing. */
export const keyField: ZodType<KeyOf | null> = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('key') }),
    z.strictObject({ type: z.literal('property'), property: nameField.max(keyLength) }),
  ])
  .nullable();

export const noCaps: EntryCaps = { total: null, perDay: null };

/** What of the caps an op carries: nothing when there are none. */
export function capsOf(caps: EntryCaps): { readonly caps?: EntryCaps } {
  return caps.total === null && caps.perDay === null ? {} : { caps };
}

type Found = ReturnType<typeof fieldError>;

/** A property that must be named. */
export function checkKey(key: KeyOf | null, path: Found['path']): readonly Found[] {
  return key?.type === 'property' && key.property.trim() === '' ? [fieldError('kind.name-missing', [...path, 'property'])] : [];
}
