import type { PropertyTest } from '@magpie/audience';
import type { Random } from '@magpie/kit';
import type { Moment, Op, Plan } from '../plan/plan.ts';
import { planHash } from '../plan/plan-hash.ts';
import { pick } from './pick.ts';
import { names, randomFilter } from './random-filter.ts';

export interface RandomPlanOptions {
  /** Nodes between the entry and the last end; 8 when not given. */
  readonly atMostNodes?: number;
  readonly cohorts?: boolean;
}

/** The anchor of every random plan. */
const anchorDate = '2026-08-19';

/** A valid plan of every op: forward only, every way out wired, waits in front of some steps, merges, ends in the middle; one anchor, moments on full hours. */
export function randomPlan(random: Random, { atMostNodes = 8, cohorts = false }: RandomPlanOptions = {}): Plan {
  const nodes = drawNodes(random, atMostNodes);
  const starts = startsOf(nodes);
  const ops: Op[] = [];
  for (const [number, { waits, kind }] of nodes.entries()) {
    const later = starts.slice(number + 1);
    const way = (): number => (random.integer(10) < 6 ? (later[0] ?? 0) : pick(random, later));
    const node = `n${number}`;
    if (waits) ops.push(waitOp(random, { id: `${node}.wait`, node, records: false }, { reached: ops.length + 1, skipped: way() }));
    ops.push(stepOp(random, kind, { base: { id: node, node, records: kind !== 'end' }, way, cohorts }));
  }
  const plan = {
    format: 1 as const,
    journeyId: `journey-${random.integer(1_000)}`,
    anchor: { type: 'date' as const, date: anchorDate },
    ops,
    goal: null,
  };
  return { ...plan, hash: planHash(plan) };
}

type OpName = Op['op'];
type Base = Pick<Op, 'id' | 'node' | 'records'>;

interface DrawnNode {
  readonly kind: OpName;
  readonly waits: boolean;
}

const steps: readonly OpName[] = [
  'filter',
  'waitUntil',
  'delay',
  'awaitEvent',
  'awaitEvent',
  'branch',
  'split',
  'send',
  'grant',
  'update',
  'save',
  'end',
];
const untimed: readonly OpName[] = ['waitUntil', 'delay', 'awaitEvent', 'end'];

function drawNodes(random: Random, atMost: number): readonly DrawnNode[] {
  const middle = Array.from({ length: 1 + random.integer(atMost) }, (): DrawnNode => {
    const kind = pick(random, steps);
    return { kind, waits: !untimed.includes(kind) && random.integer(3) === 0 };
  });
  return [{ kind: 'enter', waits: false }, ...middle, { kind: 'end', waits: false }];
}

/** Index of the first op of each node. */
function startsOf(nodes: readonly DrawnNode[]): readonly number[] {
  let index = 0;
  return nodes.map(({ waits }) => {
    const start = index;
    index += waits ? 2 : 1;
    return start;
  });
}

function waitOp(random: Random, base: Base, next: { readonly reached: number; readonly skipped: number }): Op {
  if (random.integer(3) === 0) return { ...base, op: 'delay', seconds: 3_600 * random.integer(60), next: { reached: next.reached } };
  return { ...base, op: 'waitUntil', at: moment(random), past: pick(random, ['now', 'skip', 'refuse']), next };
}

function stepOp(
  random: Random,
  kind: OpName,
  { base, way, cohorts }: { readonly base: Base; readonly way: () => number; readonly cohorts: boolean },
): Op {
  const filter = () => randomFilter(random, { cohorts });
  const ways = (outcomes: readonly string[]): Readonly<Record<string, number>> => Object.fromEntries(outcomes.map((outcome) => [outcome, way()]));
  switch (kind) {
    case 'enter':
      return { ...base, op: 'enter', audience: null, rule: 'once', at: null, next: { entered: way() } };
    case 'filter':
      return { ...base, op: 'filter', filter: filter(), next: { met: way(), unmet: way() } };
    case 'waitUntil':
    case 'delay':
      return waitOp(random, base, { reached: way(), skipped: way() });
    case 'awaitEvent':
      return {
        ...base,
        op: 'awaitEvent',
        event: pick(random, names.events),
        where: where(random),
        ...window(random),
        next: { matched: way(), timeout: way() },
      };
    case 'branch': {
      const outcomes = ['a', 'b', 'c'].slice(0, 1 + random.integer(3));
      return {
        ...base,
        op: 'branch',
        cases: outcomes.map((outcome) => ({ outcome, filter: filter() })),
        otherwise: 'otherwise',
        next: ways([...outcomes, 'otherwise']),
      };
    }
    case 'split': {
      const outcomes = ['a', 'b', 'c'].slice(0, 1 + random.integer(3));
      return {
        ...base,
        op: 'split',
        arms: outcomes.map((outcome) => ({ outcome, weight: 1 + random.integer(9) })),
        holdout: pick(random, [null, 'a']),
        next: ways(outcomes),
      };
    }
    case 'send':
      return {
        ...base,
        op: 'send',
        channel: 'sms',
        purpose: pick(random, ['marketing', 'service']),
        template: { text: '{{ member.name | default: "x" }}' },
        sendByHours: pick(random, [null, 12]),
        next: { intended: way(), unreachable: way() },
      };
    case 'grant':
      return {
        ...base,
        op: 'grant',
        benefit: { type: 'coupon', name: 'ten off', minorOff: 1_000, minorFrom: 0, validDays: 30 },
        next: { granted: way() },
      };
    case 'update':
      return {
        ...base,
        op: 'update',
        addTags: names.tags.filter(() => random.integer(3) === 0),
        removeTags: names.tags.filter(() => random.integer(4) === 0),
        next: { updated: way() },
      };
    case 'save':
      return { ...base, op: 'save', cohort: pick(random, names.cohorts), next: { saved: way() } };
    case 'end':
      return { ...base, op: 'end', reason: 'over' };
  }
}

function moment(random: Random): Moment {
  const time = pick(random, ['00:00', '09:00', '10:00', '21:00']);
  const zone = random.integer(4) === 0 ? 'member' : 'workspace';
  if (random.integer(5) === 0) return { type: 'date', date: `2026-08-${14 + random.integer(12)}`, time, zone };
  return { type: 'anchor', offsetDays: random.integer(13) - 6, time, zone };
}

/** Some windows are empty or reversed: nothing can match in them. */
function window(random: Random): Pick<Extract<Op, { op: 'awaitEvent' }>, 'from' | 'to'> {
  const from = random.integer(5) < 2 ? null : moment(random);
  return { from, to: random.integer(3) === 0 ? { type: 'delay', seconds: 3_600 * (1 + random.integer(72)) } : moment(random) };
}

function where(random: Random): readonly PropertyTest[] {
  return random.integer(4) === 0 ? [{ property: 'channel', test: { op: '=', value: 'app' } }] : [];
}
