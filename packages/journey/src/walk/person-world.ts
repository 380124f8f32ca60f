import {
  type AsOf,
  type EventFact,
  evaluateFilter,
  type Filter,
  filterNeeds,
  type MemberFacts,
  meetsPropertyTests,
  type TagChange,
} from '@magpie/audience';
import { plainWeeks, type WorkingDays } from '@magpie/calendar';
import { type Instant, invariant, InvariantError } from '@magpie/kit';
import { armOf } from '../plan/arm-of.ts';
import { eventKey } from '../plan/event-key.ts';
import type { Op, Plan } from '../plan/plan.ts';
import type { Answer, FactNeed } from '../plan/position.ts';
import type { Surroundings } from '../plan/run-enrolment.ts';
import { reachOf } from './reach-of.ts';
import { type Ground, resolvedMoments } from './resolved-moments.ts';

/** Somebody a plan is walked for, with everything known of them; events that lie ahead are what they will do. */
export interface Person extends Ground {
  /** The stable id: arms are drawn by it. */
  readonly externalId: string;
  /** Channels on which they have an address. */
  readonly channels: ReadonlySet<string>;
  readonly facts: MemberFacts;
  /** What their enrolment is about, where it is about something. */
  readonly key?: string;
}

export interface WorldOptions {
  /** Events to come are known before they occur, as in a backtest; otherwise only what has occurred by the asking. */
  readonly foresight: boolean;
  /** Where the population's scores are cut; without them nobody has a score. */
  readonly scores?: AsOf['scores'] | undefined;
  /** Which days the workspace works; Monday to Friday without them. */
  readonly workingDays?: WorkingDays | undefined;
  /** Hears of every filter asked, with the facts as they were at that moment, the plan's own effects among them. */
  readonly onFilter?: (asked: {
    readonly op: number;
    readonly index: number;
    readonly filter: Filter;
    readonly facts: MemberFacts;
    readonly asOf: AsOf;
  }) => void;
}

/** What "now" means where one person is asked alone. */
export function asOfPerson(
  filter: Filter,
  { workspaceZone, anchorDates }: Pick<Person, 'workspaceZone' | 'anchorDates'>,
  { now, scores, workingDays = plainWeeks }: { readonly now: Instant } & Pick<WorldOptions, 'scores' | 'workingDays'>,
): AsOf {
  const unknown = Object.fromEntries([...filterNeeds(filter).scores.keys()].map((key) => [key, noCuts]));
  return { now, watermark: null, zone: workspaceZone, anchorDates, workingDays, scores: { ...unknown, ...scores } };
}

/** Answers a plan's needs from one person's facts, and takes the plan's own effects into account. */
export function personWorld(plan: Plan, person: Person, { foresight, scores, workingDays, onFilter }: WorldOptions): Surroundings {
  const tags: TagChange[] = [...person.facts.tags];
  const cohorts = new Set(person.facts.cohorts);
  const facts: MemberFacts = { ...person.facts, tags, cohorts, channels: person.channels, zone: person.zone };
  const events = person.facts.events.toSorted(byOccurrence);
  let sequence = 1n << 60n;
  const answer = (need: FactNeed, now: Instant): Answer => {
    const op = plan.ops[need.op];
    if (need.type === 'predicate') {
      const filter = filterOf(op, need.filter);
      const asOf = asOfPerson(filter, person, { now: need.at, scores, workingDays });
      onFilter?.({ op: need.op, index: need.filter, filter, facts: { ...facts, tags: [...tags], cohorts: new Set(cohorts) }, asOf });
      return evaluateFilter(filter, facts, asOf);
    }
    if (need.type === 'moment') return momentOf(plan, need, person);
    if (need.type === 'event' && op?.op === 'awaitEvent')
      return eventOf(op, { from: need.from, events, key: person.key ?? null, seenUntil: foresight ? Infinity : now });
    if (need.type === 'arm' && op?.op === 'split') return armOf(op, plan.journeyId, person.externalId);
    if (need.type === 'reach' && op?.op === 'send') return reachOf(op, person, need.at);
    throw new InvariantError(`Op ${need.op} has no need of type ${need.type}`);
  };
  return {
    answer,
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

const noCuts = { recency: [], frequency: [], monetary: [] } as const;

function filterOf(op: Op | undefined, index: number): Filter {
  const filter = op?.op === 'filter' ? op.filter : op?.op === 'branch' ? op.cases[index]?.filter : undefined;
  invariant(filter, 'Only filters and branches ask predicates');
  return filter;
}

function momentOf(plan: Plan, { op, which }: Extract<FactNeed, { type: 'moment' }>, ground: Ground): Instant {
  const instant = resolvedMoments(plan, ground).get(`${op}|${which}`);
  invariant(instant !== undefined, `Op ${op} has no moment ${which}`);
  return instant;
}

/** The end of the window is left to `advance` to judge. */
function eventOf(
  op: Extract<Op, { op: 'awaitEvent' }>,
  {
    from,
    events,
    key,
    seenUntil,
  }: { readonly from: Instant; readonly events: readonly EventFact[]; readonly key: string | null; readonly seenUntil: Instant },
): Instant | null {
  const isMeant = (event: EventFact): boolean => op.key === undefined || (key !== null && eventKey(op.key, event) === key);
  const first = events.find(
    (event) => event.name === op.event && event.occurredAt >= from && meetsPropertyTests(op.where, event.properties) && isMeant(event),
  );
  return first !== undefined && first.occurredAt <= seenUntil ? first.occurredAt : null;
}

function byOccurrence(left: EventFact, right: EventFact): number {
  return left.occurredAt - right.occurredAt;
}
