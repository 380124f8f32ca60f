import type { Filter } from '@magpie/audience';
import type { Op, Plan } from '@magpie/journey/plan';
import type { Instant } from '@magpie/kit';
import { askFacts } from '../facts/ask-facts.ts';
import type { StepScope } from '../facts/step-scope.ts';
import { advanceGroups, type FactValue } from '../step/advance-groups.ts';
import { mergedOutcome } from '../merging/merged-outcome.ts';
import { noLongerKept } from './no-longer-kept.ts';

/** What decided a transition, as data for the screen's words. `agrees` is false when the facts as they were now say otherwise. */
export interface Reason {
  readonly type: 'entered' | 'filter' | 'branch' | 'arm' | 'event' | 'reach' | 'time' | 'done';
  /** Whether the filter was met, the arm, when the event occurred, why nobody could be reached; null where nothing was asked or found. */
  readonly fact: FactValue;
  readonly filter: Filter | null;
  readonly agrees: boolean;
  /** Set where it does not agree since events before this instant, which it looked at, are no longer kept: nobody can say any more what decided. */
  readonly noLongerKept: Instant | null;
}

/** A transition as history has it, and when the enrolment came to its node. */
export interface Decision {
  readonly node: string;
  readonly outcome: string;
  readonly at: Instant;
  readonly arrivedAt: Instant;
  readonly place: number;
}

/** Decides once more, by `advance` itself, from the facts as of the decision's instant and watermark, and compares. */
export async function recomputeReason(scope: StepScope, { node, outcome, at, arrivedAt, place }: Decision): Promise<Reason> {
  // Nothing of the plan decided it: two numbers were found to be one person's.
  if (outcome === mergedOutcome) return { type: 'done', fact: null, filter: null, agrees: true, noLongerKept: null };
  const plan = planOfNode(scope.plan, node);
  const first = plan.ops.findIndex((op) => op.node === node && op.op !== 'end');
  if (first < 0) return { type: 'done', fact: null, filter: null, agrees: false, noLongerKept: null };
  const answers: FactValue[] = [];
  const ask = askFacts({ ...scope, plan });
  const { moved } = await advanceGroups(
    { plan },
    [{ members: [place], position: { op: first, entered: arrivedAt, due: arrivedAt, visit: 0 } }],
    at,
    async (asked) => {
      const parts = await ask(asked);
      if (asked.some(({ need }) => need.type !== 'moment')) answers.push(parts[0]?.value ?? null);
      return parts;
    },
  );
  const again = moved[0]?.result.transitions[0];
  const op = plan.ops.find((each) => each.node === node && each.records);
  const reason = reasonOf(outcome === 'skipped' ? undefined : op, answers);
  if (again?.outcome === outcome && again.at === at) return { ...reason, agrees: true, noLongerKept: null };
  const gone = op === undefined ? null : await noLongerKept(scope, op, { at, arrivedAt });
  return { ...reason, fact: gone === null ? reason.fact : null, agrees: false, noLongerKept: gone };
}

/** The plan with every other node as an end: what decides is this node alone. */
function planOfNode(plan: Plan, node: string): Plan {
  return {
    ...plan,
    ops: plan.ops.map((op) => (op.node === node ? op : { op: 'end', id: op.id, node: op.node, records: false, reason: 'elsewhere' })),
  };
}

/** What was asked, by the op that decided; a branch asks its cases in order, as far as needed. */
function reasonOf(op: Op | undefined, answers: readonly FactValue[]): Omit<Reason, 'agrees' | 'noLongerKept'> {
  const fact = answers.at(-1) ?? null;
  switch (op?.op) {
    case 'enter':
      return { type: 'entered', fact: null, filter: op.audience };
    case 'filter':
      return { type: 'filter', fact, filter: op.filter };
    case 'branch':
      return {
        type: 'branch',
        fact,
        filter: fact === true ? (op.cases[answers.length - 1]?.filter ?? null) : anyOf(op.cases.map(({ filter }) => filter)),
      };
    case 'split':
      return { type: 'arm', fact, filter: null };
    case 'awaitEvent':
      return { type: 'event', fact, filter: null };
    case 'send':
      return { type: 'reach', fact, filter: null };
    case 'waitUntil':
    case 'delay':
    case undefined:
      return { type: 'time', fact: null, filter: null };
    default:
      return { type: 'done', fact: null, filter: null };
  }
}

function anyOf(filters: readonly Filter[]): Filter | null {
  const [only] = filters;
  return filters.length === 1 && only ? only : { type: 'any', of: [...filters] };
}
