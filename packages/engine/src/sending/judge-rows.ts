import { gate, type GateRules } from '@magpie/journey/plan';
import type { compileTemplate } from '@magpie/messaging';
import { homeZone } from '../facts/home-zone.ts';
import { placeOf } from '../step/block-page.ts';
import type { PassedEntry } from './chunk-entry.ts';
import type { Who } from '../step/who.ts';
import type { ContactCounts } from './contact-counts.ts';
import type { GateFacts } from './gate-facts.ts';
import type { LedgerRow } from './ledger-rows.ts';
import { sendStates } from './send-state.ts';

export interface Judgement {
  /** Messages that passed, in the order of the rows. */
  readonly passed: readonly PassedEntry[];
  readonly held: number;
  readonly suppressed: number;
  /** Whether somebody would have got more than the breaker allows. */
  readonly tripped: boolean;
}

export interface Judge {
  readonly template: ReturnType<typeof compileTemplate>;
  readonly who: Who;
  /** By number of the member. */
  readonly facts: ReadonlyMap<number, GateFacts>;
  readonly counts: ContactCounts;
  readonly rules: GateRules;
  /** Zone of members who have none of their own. */
  readonly zone: string;
}

/** Asks the gate about every unclaimed message that is due, writes the verdicts into the rows' states, and renders what passes. */
export function judgeRows(rows: readonly LedgerRow[], judge: Judge): Judgement {
  const tally = { passed: [] as PassedEntry[], held: 0, suppressed: 0, tripped: false };
  const { template } = judge;
  for (const row of rows) {
    for (const [place, slot] of row.slots.entries()) {
      if (!isDue(row, place, judge.rules.now)) continue;
      const memberNo = judge.who.memberOf(placeOf(row.block, slot));
      const fact = judge.facts.get(memberNo);
      const address = fact?.address ?? null;
      const verdict = gate(
        {
          address,
          agreed: fact?.agreed ?? false,
          zone: homeZone(fact?.zone ?? null, judge.zone),
          sentThisHour: judge.counts.of(memberNo),
          intendedAt: row.at,
        },
        judge.rules,
      );
      if (verdict.type === 'hold') {
        row.states[place] = sendStates.held;
        row.notBefore[place] = verdict.until;
        tally.held += 1;
        continue;
      }
      const text = verdict.type === 'pass' && template.ok ? template.value.render(fact?.attributes ?? {}) : null;
      if (verdict.type === 'suppress' || !text?.ok || address === null) {
        const reason = verdict.type === 'suppress' ? verdict.reason : 'suppressed:template-error';
        row.states[place] = sendStates[reason];
        tally.suppressed += 1;
        tally.tripped ||= reason === 'suppressed:ceiling';
        continue;
      }
      row.states[place] = sendStates.claimed;
      judge.counts.add(memberNo);
      tally.passed.push({ batch: row.batch, block: row.block, slot, address, text: text.value });
    }
  }
  return tally;
}

function isDue({ states, notBefore }: LedgerRow, place: number, now: number): boolean {
  const state = states[place];
  return state === sendStates.pending || (state === sendStates.held && (notBefore[place] ?? 0) <= now);
}
