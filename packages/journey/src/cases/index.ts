export type { Expectation, JourneyCase, JourneyCases } from './case-schema.ts';
export type { CaseDifference } from './differences-of.ts';
export { type CasesFlaw, readCases } from './read-cases.ts';
export { type CaseRefusal, type CaseReport, runCase } from './run-case.ts';
