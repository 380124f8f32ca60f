export { eventFilter } from './event-filter.ts';
export { asOfArbitrary, filterArbitrary } from './filter-arbitrary.ts';
export { filterOf } from './filter-of.ts';
export { populationNeeds } from './population-needs.ts';
export { memberFacts, randomPeople, type RandomPerson } from './random-people.ts';
export { rowsOfPeople } from './rows-of-people.ts';
