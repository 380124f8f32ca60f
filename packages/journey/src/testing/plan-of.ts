import type { Plan } from '../plan/plan.ts';
import { planHash } from '../plan/plan-hash.ts';
import { opsOf, type Steps } from './ops-of.ts';

/** A plan of a test's steps, hashed as published ones are. */
export function planOf(steps: Steps, more: Partial<Omit<Plan, 'format' | 'hash' | 'ops'>> = {}): Plan {
  const content = { format: 1 as const, journeyId: 'journey', anchor: null, goal: null, ...more, ops: opsOf(steps) };
  return { ...content, hash: planHash(content) };
}
