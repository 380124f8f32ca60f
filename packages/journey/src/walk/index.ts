export { type Person, personWorld } from './person-world.ts';
export { type Population, populationTally } from './population-tally.ts';
export { startOfRun } from './start-of-run.ts';
export { type Walk, walkPerson, type WalkReason, type WalkStep } from './walk-person.ts';
