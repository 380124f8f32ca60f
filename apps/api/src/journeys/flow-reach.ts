import type { Filter } from '@magpie/audience';
import { momentInstant, type Moment, type Op, type Plan } from '@magpie/journey/plan';
import { foretellSends, type SendingRules } from '@magpie/journey/walk';
import { secondMs } from '@magpie/kit';

/** People who come to a node; `estimated` when the number is a share of a count, null when only a run can tell. */
export interface NodeReach {
  readonly reach: number | null;
  readonly byOutcome?: Readonly<Record<string, number>> | undefined;
  readonly estimated?: boolean | undefined;
  /** Of a send: whom it does not reach, by the reason that the gate would give. */
  readonly excluded?: Readonly<Record<string, number>> | undefined;
  /** Of a send: whose message quiet hours hold first, and until when. */
  readonly held?: readonly HeldPeople[] | undefined;
  /** Of a send: whose message the gate will keep back for good, among those it is meant for. */
  readonly kept?: number | undefined;
}

export interface HeldPeople {
  readonly people: number;
  readonly until: number;
}

/** What must be known to foretell the gate's word: when the run starts, where people live, and what the workspace lets out. */
export interface GateGround {
  readonly startAt: number;
  readonly anchorDate: string | null;
  /** The workspace's zone. */
  readonly zone: string;
  readonly rules: SendingRules;
  /** People who meet a filter and have an address on the channel, by the zone they live in. */
  readonly countByZone: (filter: Filter, addressOn: string) => Promise<ReadonlyMap<string, number>>;
}

/** Counts the members who meet a filter; with `addressOn` those of them who have an address on the channel. */
export type CountMembers = (filter: Filter, options?: { readonly addressOn: string }) => Promise<number>;

/** What flows into an op: how many, by which filters, and what share of those a draw took. */
interface Inflow {
  readonly count: number | null;
  readonly filters: readonly Filter[];
  readonly share: number;
  readonly estimated: boolean;
  /** When people of a zone come at the earliest; null where what customers do decides. */
  readonly at: Coming;
  /** Messages meant on the way here. */
  readonly meant: readonly { readonly op: number; readonly at: Coming }[];
}

type Coming = (zone: string) => number | null;

/**
 * Walks a plan from its entry. Filters are counted exactly, along the way that leads to them; draws take their share of a count; reachability is the
 * audience with an address and consent; what customers will do is not guessed. With a `ground`, the gate of sending is asked beforehand about messages
 * whose time is known. However many steps ask the same of the same people, it is counted once.
 */
export async function flowReach(
  plan: Plan,
  countMembers: CountMembers,
  givenGround: GateGround | null = null,
): Promise<Readonly<Record<string, NodeReach>>> {
  const count = askedOnce(countMembers);
  const ground = givenGround === null ? null : { ...givenGround, countByZone: askedOnce(givenGround.countByZone) };
  const begin: Inflow = { ...nobody, count: null, at: () => ground?.startAt ?? null };
  const inflows = new Map<number, Inflow[]>([[0, [begin]]]);
  const nodes: Record<string, NodeReach> = {};
  for (const [index, op] of plan.ops.entries()) {
    const inflow = merge(inflows.get(index) ?? []);
    const { here, out, excluded, held, kept } = await leave(op, inflow, { plan, index, count, ground });
    if (nodes[op.node] === undefined || op.records)
      nodes[op.node] = { reach: here.count, estimated: here.estimated, byOutcome: shares(out), excluded, held, kept };
    if (!('next' in op)) continue;
    for (const [outcome, next] of Object.entries(op.next)) {
      const flow = out[outcome];
      if (flow) inflows.set(next, [...(inflows.get(next) ?? []), flow]);
    }
  }
  return nodes;
}

/** The same question gets the answer that is there already, or on its way. */
function askedOnce<Question extends readonly unknown[], Answer>(ask: (...question: Question) => Promise<Answer>): typeof ask {
  const answers = new Map<string, Promise<Answer>>();
  return (...question) => {
    const key = JSON.stringify(question);
    const answer = answers.get(key) ?? ask(...question);
    answers.set(key, answer);
    return answer;
  };
}

type Outflow = Readonly<Record<string, Inflow>>;

interface Left {
  readonly here: Inflow;
  readonly out: Outflow;
  readonly excluded?: Readonly<Record<string, number>>;
  readonly held?: readonly HeldPeople[];
  readonly kept?: number;
}

interface Around {
  readonly plan: Plan;
  readonly index: number;
  readonly count: CountMembers;
  readonly ground: GateGround | null;
}

async function leave(op: Op, inflow: Inflow, around: Around): Promise<Left> {
  const { index, count, ground } = around;
  const all = (filters: readonly Filter[]): Filter => ({ type: 'all', of: filters });
  const counted = async (filters: readonly Filter[]): Promise<Inflow> => ({
    ...inflow,
    filters,
    count: Math.round((await count(all(filters))) * inflow.share),
  });
  // Who will come one by one is for them to do: only a run can tell.
  if (op.op === 'enter' && op.source !== undefined && op.source.type !== 'schedule') return { here: inflow, out: { entered: inflow } };
  if (op.op === 'enter') {
    // Of a schedule: as many as would enter each time, as things stand.
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
    const agreeing = all([...inflow.filters, { type: 'consent', channel: op.channel, purpose: op.purpose }]);
    const [everyone, addressed, byZone] = await Promise.all([
      count(all(inflow.filters)),
      count(all(inflow.filters), { addressOn }),
      ground?.countByZone(agreeing, addressOn) ?? null,
    ]);
    const agreed = byZone === null ? await count(agreeing, { addressOn }) : [...byZone.values()].reduce((sum, people) => sum + people, 0);
    const intended = Math.min(inflow.count, Math.round(agreed * inflow.share));
    const unreachable = inflow.count - intended;
    const gated = gatedPeople(byZone, inflow, { ...around, factor: agreed === 0 ? 0 : intended / agreed });
    // Those who come may be a part of those who were counted: the reasons keep their proportion. The gate asks for an address first.
    const unaddressed = everyone === agreed ? 0 : Math.round((unreachable * (everyone - addressed)) / (everyone - agreed));
    return {
      here: inflow,
      out: {
        intended: { ...inflow, count: intended, estimated: true, meant: [...inflow.meant, { op: index, at: inflow.at }] },
        unreachable: { ...inflow, count: unreachable, estimated: true },
      },
      excluded: { 'no-address': unaddressed, 'no-consent': unreachable - unaddressed, ...gated.excluded },
      held: gated.held,
      kept: gated.kept,
    };
  }
  if (op.op === 'branch')
    return { here: inflow, out: Object.fromEntries(Object.keys(op.next).map((outcome) => [outcome, { ...inflow, count: null }])) };
  if (op.op === 'awaitEvent') {
    const { to } = op;
    const ends: Coming = (zone) =>
      to.type === 'delay' ? after(inflow.at(zone), to.seconds * secondMs) : latest(inflow.at(zone), instantIn(to, zone, ground));
    return { here: inflow, out: { matched: { ...inflow, count: null, at: () => null }, timeout: { ...inflow, count: null, at: ends } } };
  }
  if (op.op === 'waitUntil')
    return { here: inflow, out: { reached: { ...inflow, at: (zone) => latest(inflow.at(zone), instantIn(op.at, zone, ground)) } } };
  if (op.op === 'delay') return { here: inflow, out: { reached: { ...inflow, at: (zone) => after(inflow.at(zone), op.seconds * secondMs) } } };
  return { here: inflow, out: 'next' in op ? Object.fromEntries(Object.keys(op.next).map((outcome) => [outcome, inflow])) : {} };
}

const nobody: Inflow = { count: 0, filters: [], share: 1, estimated: false, at: () => null, meant: [] };

/** Whoever comes, comes before a moment that is waited for, as far as anybody knows. */
function latest(arrival: number | null, moment: number | null): number | null {
  return moment === null ? null : Math.max(arrival ?? moment, moment);
}

function after(arrival: number | null, ms: number): number | null {
  return arrival === null ? null : arrival + ms;
}

function instantIn(moment: Moment, zone: string, ground: GateGround | null): number | null {
  return ground === null ? null : momentInstant(moment, ground.anchorDate, moment.zone === 'member' ? zone : ground.zone);
}

/** What the gate will say of a message's people, zone by zone; `factor` makes of those who agree those who come here. */
function gatedPeople(
  byZone: ReadonlyMap<string, number> | null,
  { at, meant }: Inflow,
  { plan, index, ground, factor }: Around & { readonly factor: number },
): Required<Pick<Left, 'excluded' | 'held' | 'kept'>> {
  const excluded: Record<string, number> = {};
  const held = new Map<number, number>();
  for (const [zone, count] of byZone ?? []) {
    const own = at(zone);
    if (own === null || ground === null) continue;
    const before = meant.flatMap((each) => {
      const earlier = each.at(zone);
      return earlier === null ? [] : [{ op: each.op, at: earlier }];
    });
    const told = foretellSends(plan, [...before, { op: index, at: own }], { zone, rules: ground.rules, reach: () => null }).find(
      ({ op }) => op === index,
    );
    const reason = told?.kept?.split(':')[1];
    if (reason !== undefined) excluded[reason] = (excluded[reason] ?? 0) + count * factor;
    else if (told?.heldUntil != null) held.set(told.heldUntil, (held.get(told.heldUntil) ?? 0) + count * factor);
  }
  const rounded = Object.entries(excluded).map(([reason, people]): [string, number] => [reason, Math.round(people)]);
  return {
    excluded: Object.fromEntries(rounded),
    kept: rounded.reduce((sum, [, people]) => sum + people, 0),
    held: [...held].toSorted(([left], [right]) => left - right).map(([until, people]) => ({ until, people: Math.round(people) })),
  };
}

/** Ways that meet: their sum; their filters no longer tell who they are. */
function merge(inflows: readonly Inflow[]): Inflow {
  const [first, ...rest] = inflows;
  if (!first) return nobody;
  if (rest.length === 0) return first;
  const known = inflows.every(({ count }) => count !== null);
  const sameOrigin = inflows.every(({ filters }) => JSON.stringify(filters) === JSON.stringify(first.filters));
  const count = known ? inflows.reduce((sum, inflow) => sum + (inflow.count ?? 0), 0) : null;
  return {
    count,
    filters: sameOrigin ? first.filters : [],
    share: sameOrigin ? first.share : 1,
    estimated: true,
    at: sameTime(inflows),
    meant: sameMeant(inflows),
  };
}

function shares(out: Outflow): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(out).flatMap(([outcome, { count }]) => (count === null ? [] : [[outcome, count]])));
}

/** The one time at which all ways lead here; null where they differ. */
function sameTime(inflows: readonly Inflow[]): Coming {
  return (zone) => {
    const times = new Set(inflows.map(({ at }) => at(zone)));
    const [only = null] = times;
    return times.size === 1 ? only : null;
  };
}

/** Messages that every way has meant: of others nobody knows to whom they went. */
function sameMeant([first, ...others]: readonly Inflow[]): Inflow['meant'] {
  return (first?.meant ?? []).filter(({ op }) => others.every(({ meant }) => meant.some((each) => each.op === op)));
}
