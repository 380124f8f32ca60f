import type { QuietHours } from '@magpie/calendar';
import { hourMs, type Instant, invariant } from '@magpie/kit';
import { gate, type GateReason, quietRule } from '../plan/gate.ts';
import type { Plan } from '../plan/plan.ts';
import type { UnreachableReason } from '../plan/position.ts';

/** What a workspace lets out, of its settings. */
export interface SendingRules {
  readonly quietHours: QuietHours | null;
  /** Messages per person and hour, over all journeys. */
  readonly hourlyCeiling: number;
}

/** What the gate will say of a message that a plan means for somebody. */
export interface ForetoldSend {
  readonly op: number;
  readonly meantAt: Instant;
  /** Until when quiet hours hold it first; null: they do not. */
  readonly heldUntil: Instant | null;
  /** Why it is kept back for good; null: it goes out. */
  readonly kept: GateReason | null;
  /** When it goes out, or is kept back. */
  readonly at: Instant;
}

export interface Receiver {
  /** IANA zone in which the person's night is. */
  readonly zone: string;
  readonly rules: SendingRules;
  /** Why the person cannot be reached by the message of an op at an instant. */
  reach(op: number, at: Instant): UnreachableReason | null;
}

/**
 * Asks the gate of sending beforehand, message by message as they will be claimed: at once, and what is held again at the end of the quiet hours. Only the
 * plan's own messages count towards the ceiling; what other journeys will send nobody knows.
 */
export function foretellSends(
  plan: Plan,
  meant: readonly { readonly op: number; readonly at: Instant }[],
  { zone, rules, reach }: Receiver,
): readonly ForetoldSend[] {
  const told: ForetoldSend[] = [];
  const sent = new Map<string, number>();
  const waiting = meant.map(({ op, at }, turn) => ({ op, meantAt: at, now: at, heldUntil: null as Instant | null, turn }));
  for (;;) {
    waiting.sort((left, right) => left.now - right.now || left.turn - right.turn);
    const next = waiting.shift();
    if (next === undefined) return told.toSorted((left, right) => left.meantAt - right.meantAt || left.op - right.op);
    const op = plan.ops[next.op];
    invariant(op?.op === 'send', `Op ${next.op} sends nothing`);
    const unreachable = reach(next.op, next.now);
    // The hour as the ledger counts it.
    const hour = `${op.channel}|${Math.floor(next.now / hourMs)}`;
    const verdict = gate(
      {
        address: unreachable === 'no-address' ? null : '',
        agreed: unreachable !== 'no-consent',
        zone,
        sentThisHour: sent.get(hour) ?? 0,
        intendedAt: next.meantAt,
      },
      {
        now: next.now,
        sendByHours: op.sendByHours,
        hourlyCeiling: rules.hourlyCeiling,
        quietUntil: quietRule(rules.quietHours, next.now, op.purpose),
      },
    );
    if (verdict.type === 'hold') {
      waiting.push({ ...next, now: verdict.until, heldUntil: verdict.until });
      continue;
    }
    if (verdict.type === 'pass') sent.set(hour, (sent.get(hour) ?? 0) + 1);
    told.push({
      op: next.op,
      meantAt: next.meantAt,
      heldUntil: next.heldUntil,
      kept: verdict.type === 'suppress' ? verdict.reason : null,
      at: next.now,
    });
  }
}
