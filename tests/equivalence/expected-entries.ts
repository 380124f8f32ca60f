import { addDays, instantOf, lunarDateOf, localDateOf } from '@magpie/calendar';
import { callEvent, callJourneyProperty, type EntryRule, enterOf, type ScheduledDays } from '@magpie/journey/plan';
import { meetsPropertyTests, type EventFact } from '@magpie/audience';
import { dayMs, hourMs, type Instant, minuteMs } from '@magpie/kit';
import { type EntryLife, ExpectedEnrolment } from './expected-enrolment.ts';
import type { LateShop, Subject } from './late-shop.ts';
import { keyText, lateWorld, type LateWorld } from './late-world.ts';

/** What a reader of the design would get wrong about entering. */
export type EntryBreach =
  | 'enters-again-while-inside'
  | 'enters-once-only'
  | 'forgets-the-key'
  | 'waits-for-any-key'
  | 'enters-by-old-news'
  | 'enters-when-it-hears'
  | 'enters-before-the-start'
  | 'lets-in-without-a-key'
  | 'sees-no-edge'
  | 'looks-only-when-told'
  | 'knows-no-moon'
  | 'knows-no-last-day'
  | 'enters-whoever-it-is';

export interface ExpectedEntries {
  readonly lives: readonly EntryLife[];
  /** Nodes and cohorts that hold the subject; sorted. */
  readonly saves: readonly string[];
  readonly changes: readonly string[];
}

/**
 * The enrolments of one subject by `advance` alone, under the real clock, written apart from the engine: who enters is found by asking what has been
 * heard, fact by fact, and each enrolment is led as one that is alone, seeing what its sisters' steps before have left.
 */
export function expectedEntries(shop: LateShop, subject: Subject, broken: EntryBreach | null = null): ExpectedEntries {
  const world = lateWorld(shop, subject);
  world.hear(shop.startAt);
  const gate = new Gate(shop, subject, { world, broken });
  const looks = gate.looks();
  const arrivals = [...new Set(subject.deeds.map(({ arrivesAt }) => arrivesAt).filter((at) => at > shop.startAt && at <= shop.until))];
  gate.begin();
  for (;;) {
    const wakeAt = Math.ceil(gate.due() / minuteMs) * minuteMs;
    const arrival = arrivals[0] ?? Infinity;
    const lookAt = looks[0] ?? Infinity;
    const next = Math.min(wakeAt, arrival, lookAt);
    if (next > shop.until || next === Infinity) break;
    if (arrival === next) {
      arrivals.shift();
      gate.hear(arrival);
    } else if (wakeAt === next) gate.wave(wakeAt);
    else {
      looks.shift();
      gate.look(lookAt);
    }
  }
  return gate.told();
}

class Gate {
  readonly #shop: LateShop;
  readonly #subject: Subject;
  readonly #world: ReturnType<typeof lateWorld>;
  readonly #broken: EntryBreach | null;
  readonly #enrolments: ExpectedEnrolment[] = [];
  #isInside = false;

  constructor(
    shop: LateShop,
    subject: Subject,
    { world, broken }: { readonly world: ReturnType<typeof lateWorld>; readonly broken: EntryBreach | null },
  ) {
    this.#shop = shop;
    this.#subject = subject;
    this.#world = world;
    this.#broken = broken;
  }

  get #enter() {
    return enterOf(this.#shop.plan);
  }

  get #rule(): EntryRule {
    return this.#broken === 'enters-once-only' ? 'once' : this.#enter.rule;
  }

  due(): Instant {
    return Math.min(Infinity, ...this.#enrolments.map(({ due }) => due ?? Infinity));
  }

  /** Instants at which time alone is asked. */
  looks(): Instant[] {
    const { source } = this.#enter;
    const { startAt, until, zone } = this.#shop;
    if (source?.type === 'audience' && this.#broken !== 'looks-only-when-told')
      return Array.from({ length: Math.floor((until - startAt) / hourMs) }, (_, hour) => startAt + (hour + 1) * hourMs);
    if (source?.type !== 'date' && source?.type !== 'schedule') return [];
    const home = source.zone === 'member' ? this.#subject.zone : zone;
    const first = localDateOf(startAt - 2 * dayMs, home);
    const days = Array.from({ length: Math.ceil((until - startAt) / dayMs) + 4 }, (_, day) => addDays(first, day));
    return days.map((date) => instantOf({ date, time: source.time, zone: home })).filter((at) => at > startAt);
  }

  begin(): void {
    const { source, audience } = this.#enter;
    if (source?.type !== 'audience' || audience === null) return;
    this.#isInside = this.#world.meets(audience, this.#shop.startAt);
    if (source.existing && this.#isInside === (source.edge === 'entering')) this.#admit({ key: '', at: this.#shop.startAt });
  }

  wave(wakeAt: Instant): void {
    this.#stepAll(wakeAt, ({ due }) => due !== null && due <= wakeAt);
  }

  hear(arrival: Instant): void {
    const known = { events: this.#world.facts.events.length, attributes: this.#world.facts.attributes.length };
    const { source, audience } = this.#enter;
    const before = audience !== null && this.#world.meets(audience, arrival);
    const names = this.#world.hear(arrival);
    // One step for who waits, as the applier takes it.
    stepTogether(
      this.#enrolments.filter((each) => each.awaits(names)),
      { now: arrival, world: this.#world },
    );
    if (source?.type === 'audience') {
      const oldest = this.#broken === 'enters-by-old-news' ? -Infinity : arrival - (source.maxAgeHours ?? Infinity) * hourMs;
      // What only history has brought about is taken note of, and lets nobody in.
      const isHistory = this.#subject.deeds.every(({ arrivesAt, input }) => arrivesAt !== arrival || input.occurredAt < oldest);
      if (isHistory && audience !== null && this.#world.meets(audience, arrival) !== before) this.#isInside = !before;
      return this.look(arrival);
    }
    const fresh = [...this.#world.facts.events.slice(known.events), ...this.#world.facts.attributes.slice(known.attributes)].toSorted((left, right) =>
      Number(left.sequence - right.sequence),
    );
    const candidates = fresh.flatMap((fact) => this.#candidate(fact, arrival));
    if (this.#rule === 'once' || this.#rule === 'per-key') {
      const entered = candidates.flatMap((candidate) => this.#enrol(candidate));
      return this.#settle(arrival, entered);
    }
    for (const candidate of candidates) {
      this.#settle(arrival, this.#enrolments);
      this.#settle(arrival, this.#enrol(candidate));
    }
  }

  look(at: Instant): void {
    const { source, audience } = this.#enter;
    if (source?.type === 'audience' && audience !== null) {
      const before = this.#broken === 'sees-no-edge' ? false : this.#isInside;
      this.#isInside = this.#world.meets(audience, at);
      const enters = source.edge === 'entering' ? this.#isInside && !before : before && !this.#isInside;
      if (enters) this.#settle(at, this.#enrol({ key: '', at }));
    }
    if (source?.type === 'schedule') {
      const day = localDateOf(at, source.zone === 'member' ? this.#subject.zone : this.#shop.zone);
      const isMeant = audience === null || this.#world.meets(audience, at) || this.#broken === 'enters-whoever-it-is';
      if (isMeant && isOneOf(source.days, day, this.#broken)) this.#settle(at, this.#enrol({ key: day, at }));
    }
    if (source?.type !== 'date') return;
    const home = source.zone === 'member' ? this.#subject.zone : this.#shop.zone;
    const day = addDays(localDateOf(at, home), -source.offsetDays);
    const born = this.#world.facts.attributes.findLast(({ name }) => name === source.attribute)?.value;
    if (comesBack(String(born).slice(0, 10), source.returns, { day, moon: this.#broken !== 'knows-no-moon' }))
      this.#settle(at, this.#enrol({ key: day, at }));
  }

  told(): ExpectedEntries {
    const changes = this.#world.tagChanges();
    return {
      lives: this.#enrolments.map((each) => each.life()),
      saves: [...new Set(this.#enrolments.flatMap((each) => each.saves()))].toSorted(),
      changes: [...new Set(changes.map(({ tag, present, occurredAt }) => `${tag} ${present} ${occurredAt}`))].toSorted(),
    };
  }

  #candidate(
    fact: EventFact | { readonly name: string; readonly value: unknown; readonly occurredAt: Instant; readonly sequence: bigint },
    arrival: Instant,
  ) {
    const { source } = this.#enter;
    const at = this.#broken === 'enters-when-it-hears' ? arrival : fact.occurredAt;
    if (source === undefined || source.type === 'audience' || !('maxAgeHours' in source)) return [];
    if (fact.occurredAt < this.#shop.startAt && this.#broken !== 'enters-before-the-start') return [];
    if (fact.occurredAt < arrival - source.maxAgeHours * hourMs && this.#broken !== 'enters-by-old-news') return [];
    if (source.type === 'attribute') {
      if ('properties' in fact || fact.name !== source.name || fact.value !== '杭州') return [];
      const before = this.#world.facts.attributes
        .filter(({ name, occurredAt, sequence }) => name === source.name && occurredAt <= fact.occurredAt && sequence < fact.sequence)
        .toSorted((left, right) => left.occurredAt - right.occurredAt || Number(left.sequence - right.sequence))
        .at(-1);
      return before?.value === '杭州' && this.#broken !== 'sees-no-edge' ? [] : [{ key: '', at }];
    }
    if (!('properties' in fact)) return [];
    if (source.type === 'call')
      return fact.name === callEvent && fact.properties[callJourneyProperty] === this.#shop.plan.journeyId
        ? [{ key: fitting(keyText(fact.key)), at }]
        : [];
    if (fact.name !== source.event || !meetsPropertyTests(source.where, fact.properties)) return [];
    if (source.key === null) return [{ key: '', at }];
    const key = fitting(keyText(source.key.type === 'key' ? fact.key : fact.properties[source.key.property]));
    return key === '' && this.#broken !== 'lets-in-without-a-key' ? [] : [{ key: this.#broken === 'forgets-the-key' ? '' : key, at }];
  }

  #enrol({ key, at }: { readonly key: string; readonly at: Instant }): readonly ExpectedEnrolment[] {
    return this.#mayEnter(key, at) ? [this.#admit({ key, at })] : [];
  }

  #admit({ key, at }: { readonly key: string; readonly at: Instant }): ExpectedEnrolment {
    const enrolment = new ExpectedEnrolment(this.#shop.plan, { key, at, anyKey: this.#broken === 'waits-for-any-key' });
    this.#enrolments.push(enrolment);
    return enrolment;
  }

  #mayEnter(key: string, at: Instant): boolean {
    const rule = this.#rule;
    const earlier = this.#enrolments;
    if (rule === 'once') return earlier.length === 0;
    if (rule === 'per-key') return earlier.every((each) => each.key !== key);
    const someInside = this.#broken !== 'enters-again-while-inside' && earlier.some(({ leftAt }) => leftAt === null || leftAt > at);
    return !someInside && (rule === 'again-after-leaving' || earlier.every(({ enteredAt }) => at - enteredAt >= rule.againAfterDays * dayMs));
  }

  #settle(now: Instant, who: readonly ExpectedEnrolment[]): void {
    this.#stepAll(now, (each) => who.includes(each) && each.due !== null && each.due <= now);
  }

  #stepAll(now: Instant, chosen: (each: ExpectedEnrolment) => boolean): void {
    while (stepTogether(this.#enrolments.filter(chosen), { now, world: this.#world }));
  }
}

/** One step transaction: all decide from the same facts, and what they do is seen after it. False when nobody moved. */
function stepTogether(chosen: readonly ExpectedEnrolment[], { now, world }: { readonly now: Instant; readonly world: LateWorld }): boolean {
  const done = chosen.map((each) => each.step(now, world));
  const effects = done.flatMap(({ effects: own }) => own);
  world.commit(effects.toSorted((left, right) => left.op - right.op || left.at - right.at));
  return done.some(({ moved }) => moved);
}

/** Whether a day is one that comes again, counted anew: by the days that are left of its month. */
function isOneOf(days: ScheduledDays, day: string, broken: EntryBreach | null): boolean {
  if (days.every === 'day') return true;
  if (days.every === 'week') return days.weekdays.includes(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
  const byMoon = days.every === 'lunar-month' && broken !== 'knows-no-moon';
  const number = (date: string): number => (byMoon ? lunarDateOf(date).day : Number(date.slice(8)));
  const isLast = number(addDays(day, 1)) === 1 && broken !== 'knows-no-last-day';
  return days.days.includes(number(day)) || (isLast && days.days.some((wanted) => wanted > number(day)));
}

function fitting(key: string): string {
  return Array.from(key).length > 200 ? '' : key;
}

function comesBack(born: string, returns: string, { day, moon }: { readonly day: string; readonly moon: boolean }): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(born)) return false;
  if (returns === 'never') return born === day;
  if (born >= day) return false;
  const isSame = (left: string, right: string): boolean => left.slice(5) === right.slice(5);
  if (returns === 'yearly' || !moon)
    return isSame(born, day) || (born.endsWith('02-29') && day.endsWith('02-28') && !addDays(day, 1).endsWith('02-29'));
  const then = lunarDateOf(born);
  const now = lunarDateOf(day);
  const endsHere = lunarDateOf(addDays(day, 1)).day === 1;
  return !now.leap && then.month === now.month && (then.day === now.day || (then.day === 30 && now.day === 29 && endsHere));
}
