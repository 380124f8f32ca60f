import { isQuiet, nextAllowed, type QuietHours } from '@magpie/calendar';
import { hourMs } from '@magpie/kit';

/** What the gate knows of one intended message when it is about to be claimed. */
export interface GateCase {
  /** Null: no address. */
  readonly address: string | null;
  readonly agreed: boolean;
  readonly zone: string;
  /** Messages this person was sent in the present hour, over all journeys. */
  readonly sentThisHour: number;
  /** Logical instant of the step that intended it. */
  readonly intendedAt: number;
}

/** Why a message is kept back for good; the ledger's states of the same names. */
export type GateReason = 'suppressed:no-address' | 'suppressed:no-consent' | 'suppressed:expired' | 'suppressed:quiet-hours' | 'suppressed:ceiling';

export interface GateRules {
  /** Logical instant of the claim. */
  readonly now: number;
  readonly sendByHours: number | null;
  readonly hourlyCeiling: number;
  /** When it is quiet where the person is: the end of the quiet hours; else null. */
  quietUntil(zone: string): number | null;
}

export type Verdict =
  | { readonly type: 'pass' }
  | { readonly type: 'hold'; readonly until: number }
  | { readonly type: 'suppress'; readonly reason: GateReason };

/**
 * The one gate, asked at claim, in this order: address and consent for the purpose → (workspace-wide control group, priority between journeys,
 * frequency cap: their place) → `sendBy` → quiet hours where the person is, which hold what can still be in time → the breaker's ceiling.
 */
export function gate({ address, agreed, zone, sentThisHour, intendedAt }: GateCase, rules: GateRules): Verdict {
  if (address === null) return { type: 'suppress', reason: 'suppressed:no-address' };
  if (!agreed) return { type: 'suppress', reason: 'suppressed:no-consent' };
  const sendBy = rules.sendByHours === null ? Infinity : intendedAt + rules.sendByHours * hourMs;
  if (rules.now > sendBy) return { type: 'suppress', reason: 'suppressed:expired' };
  const until = rules.quietUntil(zone);
  if (until !== null) return until > sendBy ? { type: 'suppress', reason: 'suppressed:quiet-hours' } : { type: 'hold', until };
  if (sentThisHour >= rules.hourlyCeiling) return { type: 'suppress', reason: 'suppressed:ceiling' };
  return pass;
}

const pass: Verdict = { type: 'pass' };

/** Answers {@link GateRules.quietUntil}, once per zone. Quiet hours are for marketing only: a service message is what the person waits for. */
export function quietRule(quietHours: QuietHours | null, now: number, purpose: string): GateRules['quietUntil'] {
  if (quietHours === null || purpose !== 'marketing') return () => null;
  const known = new Map<string, number | null>();
  return (zone) => {
    let until = known.get(zone);
    if (until === undefined) known.set(zone, (until = isQuiet(now, zone, quietHours) ? nextAllowed(now, zone, quietHours) : null));
    return until;
  };
}
