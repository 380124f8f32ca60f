import {
  advance,
  type Answer,
  type Effect,
  type FactNeed,
  type Facts,
  type Plan,
  type Position,
  startPosition,
  type Transition,
} from '@magpie/journey/plan';
import { canonicalJson, type Instant, minuteMs } from '@magpie/kit';
import type { LateShop, Subject } from './late-shop.ts';
import { lateWorld, type LateWorld } from './late-world.ts';

/** Everything that a run did to one subject, as lines; null for whoever was not enrolled. */
export interface Life {
  /** `node outcome instant by step`, in the order in which it happened; `step` is the instant of the step that found out. */
  readonly history: readonly string[];
  /** Messages meant, coupons granted, cohorts saved into; sorted. */
  readonly ledger: readonly string[];
  /** `op entered due`. */
  readonly stands: string;
}

/** What a reader of the design would get wrong; a comparison that does not notice proves nothing. */
export type LateRule =
  | 'hears-before-it-arrives'
  | 'sleeps-through-events'
  | 'hears-only-the-beginning'
  | 'forgets-its-own-tags'
  | 'wakes-a-minute-late'
  | 'takes-anyone-in';

export interface Expected {
  readonly life: Life | null;
  /** `tag present instant`, of both sources; sorted. */
  readonly changes: readonly string[];
  /** Tags worn in the end. */
  readonly wears: readonly string[];
}

/**
 * The life of one subject by `advance` alone, under the real clock: waves at due instants rounded up to the minute, a step whenever an awaited event
 * arrives, and everything decided from what had arrived by then.
 */
export function expectedLife(shop: LateShop, given: Subject, broken: LateRule | null = null): Expected {
  const subject =
    broken === 'hears-before-it-arrives'
      ? {
          ...given,
          deeds: given.deeds.map(({ input }) => ({ input, arrivesAt: input.occurredAt })).toSorted((left, right) => left.arrivesAt - right.arrivesAt),
        }
      : given;
  const world = lateWorld(shop, subject);
  world.hear(shop.startAt);
  const { plan, startAt, until } = shop;
  const audience = plan.ops[0]?.op === 'enter' ? plan.ops[0].audience : null;
  const isEnrolled = audience === null || broken === 'takes-anyone-in' || world.meets(audience, startAt);
  const walk = new Walk(plan, world, { startAt, forgets: broken === 'forgets-its-own-tags' });
  const arrivals = [...new Set(subject.deeds.map(({ arrivesAt }) => arrivesAt).filter((at) => at > startAt && at <= until))];
  const later = broken === 'wakes-a-minute-late' ? minuteMs : 0;
  for (;;) {
    const wakeAt = walk.due === null || !isEnrolled ? Infinity : Math.ceil(walk.due / minuteMs) * minuteMs + later;
    const arrival = arrivals[0] ?? Infinity;
    if (Math.min(wakeAt, arrival) > until) break;
    if (arrival <= wakeAt) {
      arrivals.shift();
      const names = broken === 'hears-only-the-beginning' ? new Set<string>() : world.hear(arrival);
      if (isEnrolled && broken !== 'sleeps-through-events' && walk.awaits(names)) walk.step(arrival);
    } else {
      while (walk.due !== null && walk.due <= wakeAt) walk.step(wakeAt);
    }
  }
  const changes = world.tagChanges();
  const worn = new Map<string, boolean>();
  const inOrder = changes.toSorted((left, right) => left.occurredAt - right.occurredAt || Number(left.sequence - right.sequence));
  for (const { tag, present } of inOrder) worn.set(tag, present);
  return {
    life: isEnrolled ? walk.life() : null,
    changes: [...new Set(changes.map(({ tag, present, occurredAt }) => `${tag} ${present} ${occurredAt}`))].toSorted(),
    wears: [...worn]
      .filter(([, present]) => present)
      .map(([tag]) => tag)
      .toSorted(),
  };
}

class Walk {
  readonly #plan: Plan;
  readonly #world: LateWorld;
  readonly #forgets: boolean;
  readonly #transitions: { readonly transition: Transition; readonly step: Instant }[] = [];
  readonly #effects: Effect[] = [];
  #position;

  constructor(plan: Plan, world: LateWorld, { startAt, forgets }: { readonly startAt: Instant; readonly forgets: boolean }) {
    this.#plan = plan;
    this.#world = world;
    this.#forgets = forgets;
    this.#position = startPosition(startAt);
  }

  get due(): Instant | null {
    return this.#position.due;
  }

  awaits(names: ReadonlySet<string>): boolean {
    const op = this.#plan.ops[this.#position.op];
    return op?.op === 'awaitEvent' && names.has(op.event);
  }

  /** One step: as far as it goes without seeing its own effects. */
  step(now: Instant): void {
    const known = new Map<string, Answer>();
    for (;;) {
      const result = advance(this.#plan, this.#position, answersOf(known), now);
      if (result.need) {
        known.set(needKey(result.need), this.#world.answer(result.need, now));
        continue;
      }
      this.#position = result.position;
      this.#transitions.push(...result.transitions.map((transition) => ({ transition, step: now })));
      this.#effects.push(...result.effects);
      if (!this.#forgets) this.#world.commit(result.effects);
      return;
    }
  }

  life(): Life {
    const passed = this.#transitions.map(({ transition: { node, outcome, at }, step }) => ({ node, outcome, at, step }));
    return lifeLines(this.#plan, { passed, effects: this.#effects, position: this.#position });
  }
}

interface Passed {
  readonly node: string;
  readonly outcome: string;
  readonly at: Instant;
  readonly step: Instant;
}

/** A life as lines. */
export function lifeLines(
  plan: Plan,
  { passed, effects, position }: { readonly passed: readonly Passed[]; readonly effects: readonly Effect[]; readonly position: Position },
): Life {
  const { op, entered, due } = position;
  return {
    history: passed.map(({ node, outcome, at, step }) => `${node} ${outcome} ${at} by ${step}`),
    ledger: effects.flatMap((effect) => effectLine(plan, effect)).toSorted(),
    stands: `${op} ${entered} ${due ?? 'for good'}`,
  };
}

function effectLine(plan: Plan, effect: Effect): readonly string[] {
  const op = plan.ops[effect.op];
  if (effect.type === 'send' && op?.op === 'send') return [`send ${effect.node} ${effect.op} ${op.channel} ${op.purpose} ${effect.at}`];
  if (effect.type === 'grant') return [`grant ${effect.node} ${canonicalJson(effect.benefit)} ${effect.at}`];
  return effect.type === 'save' ? [`save ${op?.node} ${effect.cohort}`] : [];
}

export function needKey(need: FactNeed): string {
  return need.type === 'predicate'
    ? `predicate ${need.op} ${need.filter}`
    : need.type === 'moment'
      ? `moment ${need.op} ${need.which}`
      : `${need.type} ${need.op}`;
}

export function answersOf(known: ReadonlyMap<string, Answer>): Facts {
  const read = <Kind extends Answer>(key: string, is: (value: Answer | undefined) => value is Kind): Kind | undefined => {
    const value = known.get(key);
    return is(value) ? value : undefined;
  };
  return {
    predicate: (op, filter) => read(`predicate ${op} ${filter}`, (value) => typeof value === 'boolean'),
    event: (op) => read(`event ${op}`, (value): value is number | null => value === null || typeof value === 'number'),
    arm: (op) => read(`arm ${op}`, (value) => typeof value === 'string'),
    reach: (op) =>
      read(`reach ${op}`, (value): value is 'no-address' | 'no-consent' | null => value === null || value === 'no-address' || value === 'no-consent'),
    moment: (op, which) => read(`moment ${op} ${which}`, (value) => typeof value === 'number'),
  };
}
