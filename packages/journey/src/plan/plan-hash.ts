import { canonicalJson, sha256 } from '@magpie/kit';
import type { Plan } from './plan.ts';

/** Content hash of a plan: SHA-256 of its canonical JSON without the hash itself. */
export function planHash(plan: Omit<Plan, 'hash'>): string {
  return sha256(canonicalJson({ ...plan, hash: undefined }));
}
