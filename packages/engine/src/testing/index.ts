export { publishPlan } from './publish-plan.ts';
export { makeRun, startRun } from './start-run.ts';
export { testEngine } from './test-engine.ts';
