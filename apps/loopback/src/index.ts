export type { Faults } from './faults.ts';
export { type Loopback, type LoopbackOptions, startLoopback } from './start-loopback.ts';
