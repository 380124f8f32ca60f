export { type BrokenRule, brokenRules, type Fate, foretell } from './foretell.ts';
export type { Steps } from './ops-of.ts';
export { planOf } from './plan-of.ts';
export { type RandomHistory, randomHistory } from './random-history.ts';
export { randomPlan, type RandomPlanOptions } from './random-plan.ts';
export { worldOf } from './world-of.ts';
