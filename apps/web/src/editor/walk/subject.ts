import type { EventFact } from '@magpie/audience';
import { isZone } from '@magpie/calendar';
import type { Plan } from '@magpie/journey/plan';
import type { Person } from '@magpie/journey/walk';
import type { Instant } from '@magpie/kit';
import type { KnownMember } from '../../api/contract.ts';
import { type Deed, propertiesOf } from './deed.ts';
import { enteringFact } from '@magpie/journey/walk';

/** Whom a walk is about: a member, or somebody who was made up. */
export type Subject = { readonly type: 'member'; readonly member: KnownMember } | { readonly type: 'invented'; readonly invented: Invented };

/** Somebody who was made up: agrees to every message they can be reached for. */
export interface Invented {
  /** Arms are drawn by it, as by a member's id. */
  readonly number: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly isReachable: boolean;
}

export const newcomer: Invented = { number: 1, attributes: {}, tags: [], isReachable: true };

export interface Scene {
  readonly plan: Plan;
  readonly zone: string;
  readonly anchorDates: readonly string[];
  readonly deeds: readonly Deed[];
  /** What the enrolment is about, such as a cart; empty: nothing. */
  readonly about: string;
  /** When they enter. */
  readonly startAt: Instant;
}

/** The subject as the plan's conditions see them. */
export function personOf(subject: Subject, scene: Scene): Person {
  const { plan, zone, anchorDates, deeds, about, startAt } = scene;
  const entering = enteringFact(plan, { about, at: startAt });
  const events = deeds.map((deed): EventFact => ({
    sequence: BigInt(deed.id),
    name: deed.event,
    key: deed.key.trim() === '' ? null : deed.key.trim(),
    occurredAt: deed.occurredAt,
    value: deed.value,
    properties: propertiesOf(deed),
  }));
  const known = subject.type === 'member' ? subject.member : inventedMember(subject.invented, scene.plan);
  return {
    externalId: known.externalId,
    zone: known.zone !== null && isZone(known.zone) ? known.zone : zone,
    workspaceZone: zone,
    anchorDates,
    channels: new Set(known.channels),
    ...(about === '' ? {} : { key: about }),
    facts: { ...known.facts, events: [...known.facts.events, ...(entering === null ? [] : [entering]), ...events] },
  };
}

/** Values of attributes, for the texts of messages. */
export function attributesOf(subject: Subject): Readonly<Record<string, unknown>> {
  return subject.type === 'member' ? subject.member.attributes : asTyped(subject.invented.attributes);
}

function inventedMember({ number, attributes, tags, isReachable }: Invented, plan: Plan): Omit<KnownMember, 'no'> {
  const sends = plan.ops.flatMap((op) => (op.op === 'send' ? [op] : []));
  const fact = { sequence: 0n, occurredAt: 0 };
  return {
    externalId: `invented-${number}`,
    zone: null,
    attributes,
    channels: isReachable ? sends.map(({ channel }) => channel) : [],
    facts: {
      attributes: Object.entries(asTyped(attributes)).map(([name, value]) => ({ ...fact, name, value })),
      tags: tags.map((tag) => ({ ...fact, tag, present: true })),
      consents: isReachable ? sends.map(({ channel, purpose }) => ({ ...fact, channel, purpose, given: true })) : [],
      events: [],
      cohorts: new Set(),
    },
  };
}

/** What looks like a number is one: conditions compare numbers with numbers. */
function asTyped(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string | number>> {
  const entries = Object.entries(attributes).filter(([, text]) => text !== '');
  return Object.fromEntries(entries.map(([name, text]) => [name, /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text]));
}
