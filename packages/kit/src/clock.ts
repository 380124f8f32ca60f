/** A point in time: epoch milliseconds, UTC. */
export type Instant = number;

/** Where the present comes from. Core code takes `now` as a parameter; only edges hold a clock. */
export interface Clock {
  now(): Instant;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
