import { evaluateFilter, type Filter, type MemberFacts, meetsPropertyTests, type TagChange } from '@magpie/audience';
import { type Instant, invariant, InvariantError } from '@magpie/kit';
import { armOf } from '../plan/arm-of.ts';
import type { Op, Plan } from '../plan/plan.ts';
import type { Answer, FactNeed, UnreachableReason } from '../plan/position.ts';
import type { Surroundings } from '../plan/run-enrolment.ts';
import type { RandomHistory } from './random-history.ts';
import { resolvedMoments } from './resolved-moments.ts';

/**
 * Answers a plan's needs from a history, and takes the plan's own effects into account. `foresight`: events to come are known before they occur,
 * as in a backtest; otherwise only what has occurred by `now`.
 */
export function worldOf(plan: Plan, history: RandomHistory, { foresight }: { readonly foresight: boolean }): Surroundings {
  const tags: TagChange[] = [...history.facts.tags];
  const cohorts = new Set(history.facts.cohorts);
  const facts: MemberFacts = { ...history.facts, tags, cohorts };
  let sequence = 1_000_000n;
  return {
    answer: (need, now) => answer(plan, { ...history, facts }, { need, seenUntil: foresight ? Infinity : now }),
    commit: (effects) => {
      for (const effect of effects) {
        if (effect.type === 'save') cohorts.add(effect.cohort);
        if (effect.type !== 'update') continue;
        for (const tag of effect.addTags) tags.push({ tag, present: true, occurredAt: effect.at, sequence: ++sequence });
        for (const tag of effect.removeTags) tags.push({ tag, present: false, occurredAt: effect.at, sequence: ++sequence });
      }
    },
  };
}

function answer(plan: Plan, history: RandomHistory, { need, seenUntil }: { readonly need: FactNeed; readonly seenUntil: Instant }): Answer {
  const op = plan.ops[need.op];
  if (need.type === 'predicate')
    return evaluateFilter(filterOf(op, need.filter), history.facts, {
      now: need.at,
      watermark: null,
      zone: history.workspaceZone,
      anchorDates: [history.anchorDate],
    });
  if (need.type === 'moment') return momentOf(plan, need, history);
  if (need.type === 'event' && op?.op === 'awaitEvent') {
    // The end of the window is left to `advance` to judge.
    const first = history.facts.events.find(
      (event) => event.name === op.event && event.occurredAt >= need.from && meetsPropertyTests(op.where, event.properties),
    );
    return first !== undefined && first.occurredAt <= seenUntil ? first.occurredAt : null;
  }
  if (need.type === 'arm' && op?.op === 'split') return armOf(op, plan.journeyId, history.externalId);
  if (need.type === 'reach' && op?.op === 'send') return reachOf(op, history, need.at);
  throw new InvariantError(`Op ${need.op} has no need of type ${need.type}`);
}

function filterOf(op: Op | undefined, index: number): Filter {
  const filter = op?.op === 'filter' ? op.filter : op?.op === 'branch' ? op.cases[index]?.filter : undefined;
  invariant(filter, 'Only filters and branches ask predicates');
  return filter;
}

function momentOf(plan: Plan, { op, which }: Extract<FactNeed, { type: 'moment' }>, history: RandomHistory): Instant {
  const instant = resolvedMoments(plan, history).get(`${op}|${which}`);
  invariant(instant !== undefined, `Op ${op} has no moment ${which}`);
  return instant;
}

/** The last word on the purpose decides; no word is no consent. */
function reachOf(op: Extract<Op, { op: 'send' }>, { addressed, facts }: RandomHistory, at: Instant): UnreachableReason | null {
  if (!addressed) return 'no-address';
  const last = facts.consents.findLast(({ channel, purpose, occurredAt }) => channel === op.channel && purpose === op.purpose && occurredAt <= at);
  return last?.given ? null : 'no-consent';
}
