import { isStorable } from '@magpie/kit';
import { z } from 'zod';

/** A text that can be kept, of at most and at least so many characters. */
export const textField = (most: number, least = 0) => z.string().min(least).max(most).refine(isStorable, 'holds what cannot be kept');

/** An id of ours, or what claims to be one. */
export const idField = textField(64);

/** A whole number as the database counts them: 0 to 2^31 − 1. */
export const countField = z.number().int().min(0).max(2_147_483_647);

/** An instant, epoch milliseconds, of the centuries that campaigns are run in: 1900 to 2200. */
export const instantField = z.number().int().min(-2_208_988_800_000).max(7_258_118_400_000);
