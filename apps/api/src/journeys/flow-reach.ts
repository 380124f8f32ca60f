import type { Filter } from '@magpie/audience';
import type { Op, Plan } from '@magpie/journey/plan';

/** People who come to a node; `estimated` when the number is a share of a count, null when only a run can tell. */
export interface NodeReach {
  readonly reach: number | null;
  readonly byOutcome?: Readonly<Record<string, number>> | undefined;
  readonly estimated?: boolean | undefined;
  /** Of a send: whom it does not reach, by the reason that the gate would give. */
  readonly excluded?: Readonly<Record<string, number>> | undefined;
}

/** Counts the members who meet a filter; with `addressOn` those of them who have an address on the channel. */
export type CountMembers = (filter: Filter, options?: { readonly addressOn: string }) => Promise<number>;

/** What flows into an op: how many, by which filters, and what share of those a draw took. */
interface Inflow {
  readonly count: number | null;
  readonly filters: readonly Filter[];
  readonly share: number;
  readonly estimated: boolean;
}

/**
 * Walks a plan from its entry. Filters are counted exactly, along the way that leads to them; draws take their share of a count; reachability is the
 * audience with an address and consent; what customers will do is not guessed.
 */
export async function flowReach(plan: Plan, count: CountMembers): Promise<Readonly<Record<string, NodeReach>>> {
  const inflows = new Map<number, Inflow[]>([[0, [{ count: null, filters: [], share: 1, estimated: false }]]]);
  const nodes: Record<string, NodeReach> = {};
  for (const [index, op] of plan.ops.entries()) {
    const inflow = merge(inflows.get(index) ?? []);
    const { here, out, excluded } = await leave(op, inflow, count);
    if (nodes[op.node] === undefined || op.records)
      nodes[op.node] = { reach: here.count, estimated: here.estimated, byOutcome: shares(out), excluded };
    if (!('next' in op)) continue;
    for (const [outcome, next] of Object.entries(op.next)) {
      const flow = out[outcome];
      if (flow) inflows.set(next, [...(inflows.get(next) ?? []), flow]);
    }
  }
  return nodes;
}

type Outflow = Readonly<Record<string, Inflow>>;

interface Left {
  readonly here: Inflow;
  readonly out: Outflow;
  readonly excluded?: Readonly<Record<string, number>>;
}

async function leave(op: Op, inflow: Inflow, count: CountMembers): Promise<Left> {
  const all = (filters: readonly Filter[]): Filter => ({ type: 'all', of: filters });
  const counted = async (filters: readonly Filter[]): Promise<Inflow> => ({
    ...inflow,
    filters,
    count: Math.round((await count(all(filters))) * inflow.share),
  });
  if (op.op === 'enter') {
    const here = await counted(op.audience === null ? [] : [op.audience]);
    return { here, out: { entered: here } };
  }
  if (inflow.count === null)
    return { here: inflow, out: 'next' in op ? Object.fromEntries(Object.keys(op.next).map((outcome) => [outcome, inflow])) : {} };
  if (op.op === 'filter') {
    const met = await counted([...inflow.filters, op.filter]);
    return {
      here: inflow,
      out: { met, unmet: { ...inflow, filters: [...inflow.filters, { type: 'not', of: op.filter }], count: inflow.count - (met.count ?? 0) } },
    };
  }
  if (op.op === 'split') {
    const total = op.arms.reduce((sum, arm) => sum + arm.weight, 0);
    const arm = (weight: number): Inflow => ({
      ...inflow,
      count: Math.round(((inflow.count ?? 0) * weight) / total),
      share: (inflow.share * weight) / total,
      estimated: true,
    });
    return { here: inflow, out: Object.fromEntries(op.arms.map(({ outcome, weight }) => [outcome, arm(weight)])) };
  }
  if (op.op === 'send') {
    const addressOn = op.channel;
    const everyone = await count(all(inflow.filters));
    const addressed = await count(all(inflow.filters), { addressOn });
    const agreed = await count(all([...inflow.filters, { type: 'consent', channel: op.channel, purpose: op.purpose }]), { addressOn });
    const intended = Math.min(inflow.count, Math.round(agreed * inflow.share));
    const unreachable = inflow.count - intended;
    // Those who come may be a part of those who were counted: the reasons keep their proportion. The gate asks for an address first.
    const unaddressed = everyone === agreed ? 0 : Math.round((unreachable * (everyone - addressed)) / (everyone - agreed));
    return {
      here: inflow,
      out: { intended: { ...inflow, count: intended, estimated: true }, unreachable: { ...inflow, count: unreachable, estimated: true } },
      excluded: { 'no-address': unaddressed, 'no-consent': unreachable - unaddressed },
    };
  }
  if (op.op === 'branch' || op.op === 'awaitEvent')
    return { here: inflow, out: Object.fromEntries(Object.keys(op.next).map((outcome) => [outcome, { ...inflow, count: null }])) };
  if (op.op === 'waitUntil') return { here: inflow, out: { reached: inflow } };
  return { here: inflow, out: 'next' in op ? Object.fromEntries(Object.keys(op.next).map((outcome) => [outcome, inflow])) : {} };
}

/** Ways that meet: their sum; their filters no longer tell who they are. */
function merge(inflows: readonly Inflow[]): Inflow {
  const [first, ...rest] = inflows;
  if (!first) return { count: 0, filters: [], share: 1, estimated: false };
  if (rest.length === 0) return first;
  const known = inflows.every(({ count }) => count !== null);
  const sameOrigin = inflows.every(({ filters }) => JSON.stringify(filters) === JSON.stringify(first.filters));
  const count = known ? inflows.reduce((sum, inflow) => sum + (inflow.count ?? 0), 0) : null;
  return { count, filters: sameOrigin ? first.filters : [], share: sameOrigin ? first.share : 1, estimated: true };
}

function shares(out: Outflow): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(out).flatMap(([outcome, { count }]) => (count === null ? [] : [[outcome, count]])));
}
