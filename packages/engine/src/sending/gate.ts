import { isQuiet, nextAllowed, type QuietHours } from '@magpie/calendar';
import { hourMs } from '@magpie/kit';
import { type SendState } from './send-state.ts';

/** What the gate knows of one intended message when it is about to be claimed. */
export interface GateCase {
  /** Null: no address. */
  readonly address: string | null;
  readonly agreed: boolean;
  readonly zone: string;
  /** Messages this person was sent in the present hour, over all journeys. */
  readonly sentThisHour: number;
}

export interface GateRules {
  /** Logical instant of the claim, and of the step that intended it. */
  readonly now: number;
  readonly intendedAt: number;
  readonly sendByHours: number | null;
  readonly quietHours: QuietHours | null;
  readonly hourlyCeiling: number;
  readonly purpose: string;
}

export type Verdict =
  | { readonly type: 'pass' }
  | { readonly type: 'hold'; readonly until: number }
  | { readonly type: 'suppress'; readonly reason: Extract<SendState, `suppressed:${string}`> };

/**
 * The one gate, asked at claim, in this order: address and consent for the purpose → (workspace-wide control group, priority between journeys,
 * frequency cap: their place) → quiet hours where the person is → `sendBy` → the breaker's ceiling. Quiet hours hold what can still be in time,
 * and are for marketing only: a service message is what the person waits for.
 */
export function gate({ address, agreed, zone, sentThisHour }: GateCase, rules: GateRules): Verdict {
  if (address === null) return { type: 'suppress', reason: 'suppressed:no-address' };
  if (!agreed) return { type: 'suppress', reason: 'suppressed:no-consent' };
  const sendBy = rules.sendByHours === null ? Infinity : rules.intendedAt + rules.sendByHours * hourMs;
  if (rules.now > sendBy) return { type: 'suppress', reason: 'suppressed:expired' };
  if (rules.quietHours !== null && rules.purpose === 'marketing' && isQuiet(rules.now, zone, rules.quietHours)) {
    const until = nextAllowed(rules.now, zone, rules.quietHours);
    return until > sendBy ? { type: 'suppress', reason: 'suppressed:quiet-hours' } : { type: 'hold', until };
  }
  if (sentThisHour >= rules.hourlyCeiling) return { type: 'suppress', reason: 'suppressed:ceiling' };
  return { type: 'pass' };
}
