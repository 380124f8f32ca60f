import { evaluateFilter, type Filter, type TagChange } from '@magpie/audience';
import { addDays, instantOf } from '@magpie/calendar';
import type { Instant } from '@magpie/kit';
import { armOf } from '../plan/arm-of.ts';
import type { Moment, Op, Plan } from '../plan/plan.ts';
import type { RandomHistory } from './random-history.ts';

/** Rules that can be broken on purpose, to see that a comparison notices. */
export const brokenRules = [
  'to-inclusive',
  'from-exclusive',
  'match-before-arrival',
  'timeout-in-the-past',
  'past-includes-now',
  'skip-does-the-step',
  'effects-unseen',
  'first-case-wins-always',
  'delay-from-start',
  'consent-by-default',
] as const;

export type BrokenRule = (typeof brokenRules)[number];

/** What becomes of one enrolment, as plain lines that can be compared. */
export interface Fate {
  /** `node outcome instant` */
  readonly history: readonly string[];
  /** `type op instant` */
  readonly effects: readonly string[];
  readonly op: number;
  readonly entered: Instant;
  readonly finished: boolean;
}

/**
 * A second, naive reading of a plan, written apart from `advance`: it knows the whole history from the beginning and walks from op to op by asking
 * when each is left, without clocks, positions, needs or yields. What `advance` does in the dark must come out the same.
 */
export function foretell(plan: Plan, member: RandomHistory, broken: BrokenRule | null = null): Fate {
  const history: string[] = [];
  const effects: string[] = [];
  const tags: TagChange[] = [];
  const cohorts = new Set<string>();
  const meets = (filter: Filter, now: Instant): boolean => {
    const own = broken === 'effects-unseen' ? [] : tags;
    const seen = { ...member.facts, tags: [...member.facts.tags, ...own], cohorts: broken === 'effects-unseen' ? new Set<string>() : cohorts };
    return evaluateFilter(filter, seen, { now, watermark: null, zone: member.workspaceZone, anchorDates: [member.anchorDate] });
  };
  let index = 0;
  let arrival = member.startAt;
  for (let op = plan.ops[0]; op !== undefined && op.op !== 'end'; op = plan.ops[index]) {
    const { way, leave } = fate(op, { member, arrival, meets, broken, plan });
    if (leave > member.until) return { history, effects, op: index, entered: arrival, finished: false };
    if (op.records || way === 'skipped') history.push(`${op.node} ${way} ${leave}`);
    if (op.op === 'send' && way === 'intended') effects.push(`send ${index} ${leave}`);
    if (op.op === 'grant' || op.op === 'save' || op.op === 'update') effects.push(`${op.op} ${index} ${leave}`);
    if (op.op === 'save') cohorts.add(op.cohort);
    if (op.op === 'update')
      for (const tag of [...op.addTags, ...op.removeTags])
        tags.push({ tag, present: !op.removeTags.includes(tag), occurredAt: leave, sequence: BigInt(9_000_000 + tags.length) });
    index = new Map(Object.entries(op.next)).get(way) ?? -1;
    arrival = leave;
  }
  return { history, effects, op: index, entered: arrival, finished: true };
}

interface Scene {
  readonly member: RandomHistory;
  readonly arrival: Instant;
  readonly plan: Plan;
  readonly broken: BrokenRule | null;
  meets(filter: Filter, now: Instant): boolean;
}

/** By which way an op is left, and when. */
function fate(op: Exclude<Op, { readonly op: 'end' }>, scene: Scene): { readonly way: string; readonly leave: Instant } {
  const { member, arrival, broken } = scene;
  const now = (way: string) => ({ way, leave: arrival });
  if (op.op === 'filter') return now(scene.meets(op.filter, arrival) ? 'met' : 'unmet');
  if (op.op === 'branch')
    return now(
      broken === 'first-case-wins-always'
        ? (op.cases[0]?.outcome ?? '')
        : (op.cases.find(({ filter }) => scene.meets(filter, arrival))?.outcome ?? op.otherwise),
    );
  if (op.op === 'split') return now(armOf(op, scene.plan.journeyId, member.externalId));
  if (op.op === 'delay') return { way: 'reached', leave: (broken === 'delay-from-start' ? member.startAt : arrival) + op.seconds * 1_000 };
  if (op.op === 'waitUntil') return waited(op, scene);
  if (op.op === 'awaitEvent') return awaited(op, scene);
  if (op.op === 'send') return now(member.addressed && consents(op, scene) ? 'intended' : 'unreachable');
  return now({ enter: 'entered', grant: 'granted', update: 'updated', save: 'saved' }[op.op]);
}

function waited(op: Extract<Op, { op: 'waitUntil' }>, { member, arrival, broken }: Scene): { readonly way: string; readonly leave: Instant } {
  const at = when(op.at, member);
  const late = broken === 'past-includes-now' ? at <= arrival : at < arrival;
  if (late && op.past === 'skip' && broken !== 'skip-does-the-step') return { way: 'skipped', leave: arrival };
  return { way: 'reached', leave: late ? arrival : at };
}

function awaited(op: Extract<Op, { op: 'awaitEvent' }>, { member, arrival, broken }: Scene): { readonly way: string; readonly leave: Instant } {
  const from = op.from === null ? arrival : when(op.from, member);
  const to = op.to.type === 'delay' ? arrival + op.to.seconds * 1_000 : when(op.to, member);
  const hits = member.facts.events
    .filter(
      ({ name, properties }) => name === op.event && op.where.every(({ property, test }) => test.op === '=' && properties[property] === test.value),
    )
    .map(({ occurredAt }) => occurredAt)
    .filter((at) => (broken === 'from-exclusive' ? at > from : at >= from) && (broken === 'to-inclusive' ? at <= to : at < to));
  if (hits.length > 0) return { way: 'matched', leave: broken === 'match-before-arrival' ? Math.min(...hits) : Math.max(arrival, Math.min(...hits)) };
  return { way: 'timeout', leave: broken === 'timeout-in-the-past' ? to : Math.max(arrival, to) };
}

function consents({ channel, purpose }: Extract<Op, { op: 'send' }>, { member, arrival, broken }: Scene): boolean {
  let given = broken === 'consent-by-default';
  for (const change of member.facts.consents)
    if (change.channel === channel && change.purpose === purpose && change.occurredAt <= arrival) given = change.given;
  return given;
}

function when(moment: Moment, member: RandomHistory): Instant {
  const date = moment.type === 'date' ? moment.date : addDays(member.anchorDate, moment.offsetDays);
  return instantOf({ date, time: moment.time, zone: moment.zone === 'member' ? member.zone : member.workspaceZone });
}
