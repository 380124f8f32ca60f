export { aboutIt, enteringFact, entersAbout, wantedBy } from './entering-fact.ts';
export { foretellFor } from './foretell-for.ts';
export { foretellSends, type ForetoldSend, type SendingRules } from './foretell-sends.ts';
export { type Person, personWorld } from './person-world.ts';
export { type ForetoldMessages, type Population, populationTally } from './population-tally.ts';
export { startOfRun } from './start-of-run.ts';
export { type Walk, walkPerson, type WalkReason, type WalkStep } from './walk-person.ts';
