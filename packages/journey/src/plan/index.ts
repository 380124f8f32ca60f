export { advance, startPosition } from './advance.ts';
export { armOf } from './arm-of.ts';
export { gate, type GateReason, type GateRules, quietRule } from './gate.ts';
export { momentInstant, planMoments } from './moment-instant.ts';
export { planHash } from './plan-hash.ts';
export type { Benefit, Goal, MessageTemplate, Moment, Op, Plan } from './plan.ts';
export type { Advance, Answer, Effect, FactNeed, Facts, Position, Transition, UnreachableReason } from './position.ts';
export { type EnrolmentRun, runEnrolment, type Surroundings } from './run-enrolment.ts';
