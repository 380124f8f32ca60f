import type { Filter } from '@magpie/audience';
import { filterSql } from '@magpie/audience/sql';
import type { Database } from '@magpie/db';
import { type Plan, runEnrolment } from '@magpie/journey/plan';
import { foretellFor, type Person, personWorld, type Population, populationTally, type SendingRules } from '@magpie/journey/walk';
import { dayMs, type Instant, stickyFraction } from '@magpie/kit';
import { CompiledQuery } from 'kysely';
import { homeZone } from '../facts/home-zone.ts';
import { resolveNeeds } from '../facts/resolve-needs.ts';
import { type KnownPerson, readPeople } from './read-people.ts';

/**
 * What people will do after the start. `recorded`: what they really did, as it was, or moved by whole days to a start that lies ahead; they do not
 * react to messages. `share`: of those who wait for an event, such a share (0 to 1) lets it happen, at any moment of the window.
 */
export type Behaviour = { readonly type: 'recorded'; readonly shiftDays: number } | { readonly type: 'share'; readonly share: number };

export interface SimulationOptions {
  readonly workspaceId: string;
  readonly plan: Plan;
  readonly startAt: Instant;
  /** As of when the audience is asked. */
  readonly enterAsOf: Instant;
  readonly anchorDates: readonly string[];
  readonly zone: string;
  /** At most so many people of the audience, drawn by the seed. */
  readonly sample: number;
  readonly seed: string;
  readonly behaviour: Behaviour;
  /** What the workspace lets out: the fate of messages is foretold by it. */
  readonly sending: SendingRules;
}

export interface Simulation extends Population {
  /** How many the audience holds; `people` of them were simulated. */
  readonly audience: number;
  readonly seed: string;
}

const pagePeople = 400;
/** Long after the last moment that a journey can wait for. */
const horizonDays = 800;

/**
 * Sends a sample of the audience through a plan by `advance`, over facts of PostgreSQL; nothing is written. Yields how far it is, then the result.
 * The draw is sticky: the same seed takes the same people. When the consumer stops asking, so does the work.
 */
export async function* simulatePopulation(
  db: Database,
  options: SimulationOptions,
): AsyncGenerator<{ readonly done: number; readonly total: number; readonly result: Simulation | null }> {
  const { workspaceId, plan, startAt, enterAsOf, zone, anchorDates, seed, behaviour, sending } = options;
  const drawn = await drawAudience(db, options);
  const tally = populationTally(plan);
  // Scores are asked once, as of the start: who is among the best fifth then stays so for the whole simulation.
  const { scores, workingDays } = await resolveNeeds(
    db,
    { type: 'all', of: filtersOf(plan) },
    { workspaceId, asOf: { now: enterAsOf, watermark: null, zone, anchorDates } },
  );
  const until = startAt + horizonDays * dayMs;
  const total = drawn.numbers.length;
  for (let done = 0; done < total; done += pagePeople) {
    yield { done, total, result: null };
    for (const known of await readPeople(db, workspaceId, drawn.numbers.slice(done, done + pagePeople))) {
      const person = personOf(known, { zone, anchorDates, startAt, behaviour });
      const world = personWorld(plan, person, { foresight: true, scores, workingDays });
      const answer: typeof world.answer = (need, now) => {
        const found = world.answer(need, now);
        if (behaviour.type !== 'share' || need.type !== 'event' || found !== null) return found;
        const key = `${seed}|${person.externalId}|${need.op}`;
        if (stickyFraction(`${key}|whether`) >= behaviour.share) return null;
        return Math.floor(need.from + stickyFraction(`${key}|when`) * (need.to - need.from));
      };
      const run = runEnrolment(plan, { startAt, until, instants: [] }, { ...world, answer });
      tally.add(run, foretellFor(plan, person, { effects: run.effects, rules: sending }));
    }
  }
  yield { done: total, total, result: { ...tally.result(), audience: drawn.audience, seed } };
}

async function drawAudience(
  db: Database,
  { workspaceId, plan, enterAsOf, zone, anchorDates, sample, seed }: SimulationOptions,
): Promise<{ readonly audience: number; readonly numbers: readonly number[] }> {
  const enter = plan.ops[0];
  const everybody = { type: 'all', of: [] } as const;
  const audience = enter?.op === 'enter' ? (enter.audience ?? everybody) : everybody;
  const asOf = await resolveNeeds(db, audience, { workspaceId, asOf: { now: enterAsOf, watermark: null, zone, anchorDates } });
  const { text, values } = filterSql(audience, { workspaceId, asOf });
  const next = values.length + 1;
  const { rows } = await db.executeQuery<{ no: number; audience: number }>(
    CompiledQuery.raw(
      `select m.no, (count(*) over ())::int as audience from (${text}) a join member m on m.workspace_id = $${next} and m.no = a.member_no
       order by md5($${next + 1}::text || m.external_id), m.no limit $${next + 2}::int`,
      [...values, workspaceId, seed, sample],
    ),
  );
  return { audience: rows[0]?.audience ?? 0, numbers: rows.map(({ no }) => no) };
}

/** Every filter that people of a plan are asked. */
function filtersOf(plan: Plan): readonly Filter[] {
  return plan.ops.flatMap((op) => (op.op === 'filter' ? [op.filter] : op.op === 'branch' ? op.cases.map(({ filter }) => filter) : []));
}

function personOf(
  known: KnownPerson,
  {
    zone,
    anchorDates,
    startAt,
    behaviour,
  }: { readonly zone: string; readonly anchorDates: readonly string[]; readonly startAt: Instant; readonly behaviour: Behaviour },
): Person {
  const { events } = known.facts;
  const shiftMs = behaviour.type === 'recorded' ? behaviour.shiftDays * dayMs : 0;
  const moved =
    shiftMs === 0
      ? []
      : events.flatMap((event) => (event.occurredAt + shiftMs > startAt ? [{ ...event, occurredAt: event.occurredAt + shiftMs }] : []));
  return {
    externalId: known.externalId,
    zone: homeZone(known.zone, zone),
    workspaceZone: zone,
    anchorDates,
    channels: new Set(known.channels),
    facts: { ...known.facts, events: [...events, ...moved] },
  };
}
