export { canonicalJson } from './canonical-json.ts';
export { type Clock, dayMs, hourMs, type Instant, minuteMs, secondMs, systemClock } from './clock.ts';
export { newId } from './ids.ts';
export { invariant, InvariantError, unreachable } from './invariant.ts';
export type { Problem } from './problem.ts';
export { type Random, seededRandom } from './random.ts';
export { ok, refuse, type Result } from './result.ts';
export { sha256 } from './sha256.ts';
export { murmur3, stickyFraction } from './sticky-hash.ts';
