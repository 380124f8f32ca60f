import {
  type AttributeChange,
  type ConsentChange,
  evaluateFilter,
  type EventFact,
  type Filter,
  meetsPropertyTests,
  type TagChange,
} from '@magpie/audience';
import type { FactInput } from '@magpie/db';
import { type Answer, armOf, type Effect, type FactNeed, momentInstant, type Op, planMoments } from '@magpie/journey/plan';
import type { Instant } from '@magpie/kit';
import type { LateShop, Subject } from './late-shop.ts';

/** What is known of one subject as news come in. */
export interface LateWorld {
  /** Takes in everything that arrives up to and with `wall`, in order; returns the names of the events among it. */
  hear(wall: Instant): ReadonlySet<string>;
  /** `key`: what the enrolment that asks is about. */
  answer(need: FactNeed, now: Instant, key?: string): Answer;
  meets(filter: Filter, at: Instant): boolean;
  /** Effects of a step become facts. */
  commit(effects: readonly Effect[]): void;
  tagChanges(): readonly TagChange[];
}

interface KnownFacts {
  readonly events: readonly EventFact[];
  readonly attributes: readonly AttributeChange[];
}

/** A key that every event has, for a reader who asks for none. */
export const anyKey = '\n';

/** A key as text: whole numbers are keys too. */
export function keyText(value: string | number | boolean | null | undefined): string {
  return typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value)) ? `${value}` : '';
}

export function lateWorld({ plan, anchorDate, zone: workspaceZone }: LateShop, subject: Subject): LateWorld & { readonly facts: KnownFacts } {
  const facts = {
    events: Array<EventFact>(),
    tags: Array<TagChange>(),
    attributes: Array<AttributeChange>(),
    consents: Array<ConsentChange>(),
    cohorts: new Set(subject.cohorts),
  };
  const known = new Set<string>();
  const moments = new Map(
    planMoments(plan).map(({ op, which, moment }) => [
      `${op}.${which}`,
      momentInstant(moment, anchorDate, moment.zone === 'member' ? subject.zone : workspaceZone) ?? Number.NaN,
    ]),
  );
  let heard = 0;
  let sequence = 0n;
  const asOf = (now: Instant) => ({ now, watermark: null, zone: workspaceZone, anchorDates: [anchorDate] });
  const add = (input: FactInput): void => {
    const stamp = { occurredAt: input.occurredAt, sequence: ++sequence };
    // A change that is known already is no news.
    const content = JSON.stringify(input, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    if (known.has(content)) return;
    known.add(content);
    if (input.type === 'event')
      facts.events.push({
        ...stamp,
        name: input.name,
        key: input.key ?? null,
        value: input.value === undefined ? null : Number(input.value),
        properties: input.properties ?? {},
      });
    else if (input.type === 'tag') facts.tags.push({ ...stamp, tag: input.tag, present: input.present });
    else if (input.type === 'attribute') facts.attributes.push({ ...stamp, name: input.name, value: input.value });
    else if (input.type === 'consent') facts.consents.push({ ...stamp, channel: input.channel, purpose: input.purpose, given: input.given });
    else throw new Error(`Subjects have no facts of type ${input.type}`);
  };
  const meets = (filter: Filter, at: Instant): boolean => evaluateFilter(filter, facts, asOf(at));
  return {
    hear: (wall) => {
      const names = new Set<string>();
      for (let deed = subject.deeds[heard]; deed !== undefined && deed.arrivesAt <= wall; deed = subject.deeds[heard]) {
        heard += 1;
        add(deed.input);
        if (deed.input.type === 'event') names.add(deed.input.name);
      }
      return names;
    },
    answer: (need, now, key = '') => {
      const op = plan.ops[need.op];
      if (need.type === 'moment') return moments.get(`${need.op}.${need.which}`) ?? null;
      if (need.type === 'predicate') return meets(filterOf(op, need.filter), need.at);
      if (need.type === 'arm' && op?.op === 'split') return armOf(op, plan.journeyId, subject.externalId);
      if (need.type === 'reach' && op?.op === 'send')
        return !subject.addressed
          ? 'no-address'
          : meets({ type: 'consent', channel: op.channel, purpose: op.purpose }, need.at)
            ? null
            : 'no-consent';
      if (need.type !== 'event' || op?.op !== 'awaitEvent') throw new Error(`Op ${need.op} needs no ${need.type}`);
      const hits = facts.events.filter(
        (event) =>
          event.name === op.event &&
          event.occurredAt >= need.from &&
          event.occurredAt < need.to &&
          event.occurredAt <= now &&
          meetsPropertyTests(op.where, event.properties) &&
          (op.key === undefined ||
            key === anyKey ||
            (key !== '' && keyText(op.key.type === 'key' ? event.key : event.properties[op.key.property]) === key)),
      );
      return hits.length === 0 ? null : Math.min(...hits.map(({ occurredAt }) => occurredAt));
    },
    meets,
    commit: (effects) => {
      for (const effect of effects) {
        if (effect.type !== 'update') continue;
        const changes = [...effect.addTags.map((tag) => ({ tag, present: true })), ...effect.removeTags.map((tag) => ({ tag, present: false }))];
        for (const change of changes) {
          facts.tags.push({ ...change, occurredAt: effect.at, sequence: ++sequence });
          known.add(JSON.stringify({ type: 'tag', externalId: subject.externalId, tag: change.tag, present: change.present, occurredAt: effect.at }));
        }
      }
    },
    tagChanges: () => facts.tags,
    facts,
  };
}

function filterOf(op: Op | undefined, index: number): Filter {
  const filter = op?.op === 'filter' ? op.filter : op?.op === 'branch' ? op.cases[index]?.filter : undefined;
  if (filter === undefined) throw new Error('Only filters and branches ask predicates');
  return filter;
}
