import type { Filter } from '@magpie/audience';
import { filterSql } from '@magpie/audience/sql';
import type { Database } from '@magpie/db';
import { enteringEvent, type Plan } from '@magpie/journey/plan';
import { enteringFact, entersAbout, foretellFor, type Person, type Population, populationTally, type SendingRules } from '@magpie/journey/walk';
import { dayMs, type Instant } from '@magpie/kit';
import { CompiledQuery } from 'kysely';
import { resolveNeeds } from '../facts/resolve-needs.ts';
import { type DrawnEntries, drawEntries, type EntryPeriod } from './draw-entries.ts';
import { enterOneByOne } from './enter-one-by-one.ts';
import { readPeople } from './read-people.ts';
import { type SimulatedGround, simulatedPerson, walkSimulated } from './simulated-person.ts';

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
  /** At most so many people of the audience, drawn by the seed; where an event lets people in, so many such events. */
  readonly sample: number;
  readonly seed: string;
  readonly behaviour: Behaviour;
  /** What the workspace lets out: the fate of messages is foretold by it. */
  readonly sending: SendingRules;
}

export interface Simulation extends Population {
  /** How many the audience holds; `people` of them were simulated. Where an event lets people in: how many such events there were. */
  readonly audience: number;
  readonly seed: string;
  /** Where an event lets people in: by which they were. Null: an audience entered. */
  readonly entry: SimulatedEntry | null;
}

/** By what people were let in: by what really happened, `turnedAway` times by the rule of entering not; or, where it never did, by what is supposed. */
export type SimulatedEntry =
  | (Omit<EntryPeriod, 'shiftMs' | 'events'> & { readonly type: 'recorded'; readonly shiftDays: number; readonly turnedAway: number })
  | { readonly type: 'supposed'; readonly event: string };

const pagePeople = 400;

/**
 * Sends a sample of the audience through a plan by `advance`, over facts of PostgreSQL; nothing is written. Where an event lets people in, they enter by
 * such events as there were lately, each about what it was about, moved by whole weeks to lie ahead; where there was none, each of the sample is supposed
 * to enter once. Yields how far it is, then the result. The draw is sticky: the same seed takes the same people. When the consumer stops asking, so does
 * the work.
 */
export async function* simulatePopulation(
  db: Database,
  options: SimulationOptions,
): AsyncGenerator<{ readonly done: number; readonly total: number; readonly result: Simulation | null }> {
  const { workspaceId, plan, startAt, enterAsOf, zone, anchorDates, seed, behaviour, sending } = options;
  const recorded = await drawEntries(db, { ...options, now: startAt, needsAftermath: behaviour.type === 'recorded' });
  const drawn = recorded === null ? await drawAudience(db, options) : whoOf(recorded);
  const tally = populationTally(plan);
  // Scores are asked once, as of the start: who is among the best fifth then stays so for the whole simulation.
  const { scores, workingDays } = await resolveNeeds(
    db,
    { type: 'all', of: filtersOf(plan) },
    { workspaceId, asOf: { now: enterAsOf, watermark: null, zone, anchorDates } },
  );
  const ground: SimulatedGround = { plan, zone, anchorDates, seed, behaviour, scores, workingDays };
  const walk = (person: Person, at: Instant, name: string) => {
    const run = walkSimulated(person, ground, { at, name });
    tally.add(run, foretellFor(plan, person, { effects: run.effects, rules: sending }));
    return run;
  };
  const total = drawn.numbers.length;
  let turnedAway = 0;
  for (let done = 0; done < total; done += pagePeople) {
    yield { done, total, result: null };
    for (const known of await readPeople(db, workspaceId, drawn.numbers.slice(done, done + pagePeople))) {
      if (recorded !== null) {
        turnedAway += enterOneByOne(known, { ground, period: recorded.period, entries: drawn.entriesOf(known.no), walk });
        continue;
      }
      const supposed = enteringFact(plan, { about: supposedKey, at: startAt });
      const shiftMs = behaviour.type === 'recorded' ? behaviour.shiftDays * dayMs : 0;
      const person = simulatedPerson(known, ground, { shiftMs, isMoved: ({ occurredAt }) => shiftMs > 0 && occurredAt + shiftMs > startAt });
      walk(supposed === null ? person : supposing(person, plan, supposed), startAt, known.externalId);
    }
  }
  const result = { ...tally.result(), audience: drawn.audience, seed, entry: toldEntry(plan, recorded, turnedAway) };
  yield { done: total, total, result };
}

/** What everybody's supposed entry is about: each is simulated alone, so that it may be one text. */
const supposedKey = 'supposed';

function supposing(person: Person, plan: Plan, event: NonNullable<ReturnType<typeof enteringFact>>): Person {
  const facts = { ...person.facts, events: [...person.facts.events, event] };
  return { ...person, facts, ...(entersAbout(plan) ? { key: supposedKey } : {}) };
}

function toldEntry(plan: Plan, recorded: DrawnEntries | null, turnedAway: number): SimulatedEntry | null {
  const entering = enteringEvent(plan);
  if (entering === null) return null;
  if (recorded === null) return { type: 'supposed', event: entering.event };
  const { event, from, to, shiftMs, isCut } = recorded.period;
  return { type: 'recorded', event, from, to, isCut, shiftDays: shiftMs / dayMs, turnedAway };
}

interface DrawnPeople {
  readonly audience: number;
  readonly numbers: readonly number[];
  entriesOf(no: number): DrawnEntries['entries'];
}

function whoOf({ entries, period }: DrawnEntries): DrawnPeople {
  const byMember = new Map<number, DrawnEntries['entries'][number][]>();
  for (const entry of entries) {
    const own = byMember.get(entry.memberNo);
    if (own === undefined) byMember.set(entry.memberNo, [entry]);
    else own.push(entry);
  }
  return { audience: period.events, numbers: [...byMember.keys()], entriesOf: (no) => byMember.get(no) ?? [] };
}

async function drawAudience(
  db: Database,
  { workspaceId, plan, enterAsOf, zone, anchorDates, sample, seed }: SimulationOptions,
): Promise<DrawnPeople> {
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
  return { audience: rows[0]?.audience ?? 0, numbers: rows.map(({ no }) => no), entriesOf: () => [] };
}

/** Every filter that people of a plan are asked. */
function filtersOf(plan: Plan): readonly Filter[] {
  return plan.ops.flatMap((op) => (op.op === 'filter' ? [op.filter] : op.op === 'branch' ? op.cases.map(({ filter }) => filter) : []));
}
