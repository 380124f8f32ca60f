export { pick } from './pick.ts';
export { randomFilter, type FilterWords } from './random-filter.ts';
export { type RandomHistory, randomHistory } from './random-history.ts';
export { randomPlan, type RandomPlanOptions } from './random-plan.ts';
export { worldOf } from './world-of.ts';
