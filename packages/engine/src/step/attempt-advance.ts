import { advance, type Advance, type Facts, type Plan, type Position } from '@magpie/journey/plan';
import type { Instant } from '@magpie/kit';

/** The last instant of a Date, epoch ms; PostgreSQL goes further. */
const lastInstant = 8.64e15;

/** `advance`, or why it can make nothing of them: its fault, or an instant in what it came to that no row can hold. */
export function attemptAdvance(
  plan: Plan,
  { position, facts }: { readonly position: Position; readonly facts: Facts },
  now: Instant,
): Advance | { readonly reason: string } {
  try {
    const result = advance(plan, position, facts, now);
    const instants = [result.position.entered, result.position.due ?? 0, ...[...result.transitions, ...result.effects].map(({ at }) => at)];
    const wrong = instants.find((instant) => !Number.isInteger(instant) || Math.abs(instant) > lastInstant);
    return wrong === undefined ? result : { reason: `${wrong} is no instant` };
  } catch (fault) {
    return { reason: fault instanceof Error ? fault.message : String(fault) };
  }
}
