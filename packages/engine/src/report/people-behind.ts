import type { Database } from '@magpie/db';
import type { Plan } from '@magpie/journey/plan';
import type { RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun, type RunRecord } from '../run/run-record.ts';
import { readWho } from '../step/who.ts';
import { armMembers } from './arm-members.ts';
import { type GoalReading, goalReading } from './goal-reading.ts';
import { destinationOf } from './run-counts.ts';
import type { RunNumber } from './run-number.ts';
import { type Part, partsHere, partsLeft, partsOfMessages, partsStuck } from './people-parts.ts';

/** Somebody behind a number. A number that counts messages or visits may have one person behind it more than once. */
export interface PersonBehind {
  readonly no: number;
  /** Logical instant: since when they are there, when they left, when the message was meant, when they bought. Null where there is none. */
  readonly at: number | null;
  readonly node: string | null;
  /** State of a message, the outcome by which somebody left, why somebody is stuck. */
  readonly detail: string | null;
  /** Until when a message is held. */
  readonly until: number | null;
}

/** Everybody behind a number, by member number and then by time. */
export interface PeopleBehind {
  readonly total: number;
  /** Member numbers, ascending; as many as `total`. */
  readonly numbers: Int32Array;
  person(place: number): PersonBehind;
}

/** Reads the very people whom a number of a run counts, from the rows that it is counted from. */
export async function peopleBehind(db: Database, ref: RunRef, number: RunNumber, wallNow = Date.now()): Promise<PeopleBehind> {
  const run = await readRun(db, ref);
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const reading = (): Promise<GoalReading | null> => goalReading(db, run, { plan, wallNow });
  switch (number.type) {
    case 'here':
      return ordered(await withMembers(db, run, await partsHere(db, ref, (op) => plan.ops[op]?.node === number.node)));
    case 'stuck':
      return ordered(await withMembers(db, run, await partsStuck(db, ref, number.node)));
    case 'messages':
      return ordered(await withMembers(db, run, await partsOfMessages(db, ref, number)));
    case 'left':
      return ordered(await withMembers(db, run, await partsLeft(db, ref, [number])));
    case 'entered':
      return ordered(await withMembers(db, run, await partsEntered(db, ref, plan, number.node)));
    case 'converted': {
      const goal = await reading();
      const { node, outcomes } = number;
      const parts = outcomes === null ? await partsEntered(db, ref, plan, node) : await partsLeft(db, ref, [{ node, outcomes }]);
      return goal === null ? ordered([]) : ordered(await withMembers(db, run, buyersOf(parts, goal)));
    }
    case 'open': {
      const goal = await reading();
      const parts = await partsEntered(db, ref, plan, number.node);
      return goal === null
        ? ordered([])
        : ordered(
            await withMembers(
              db,
              run,
              parts.map((part) => only(part, goal.isOpen)),
            ),
          );
    }
    case 'arm':
    case 'arm-open': {
      const goal = await reading();
      if (goal === null) return ordered([]);
      const arm = (await armMembers(db, ref, { plan, goal }))[number.arm];
      const places = (number.type === 'arm' ? arm?.closed : arm?.open) ?? [];
      const everybody = { node: null, numbers: places, at: goalEntry(goal, places), detail: () => null, until: () => null };
      const parts = number.type === 'arm' && number.bought ? buyersOf([everybody], goal) : [everybody];
      return ordered(await withMembers(db, run, parts));
    }
  }
}

/** The same parts with the numbers of members in the place of their enrolments'. */
async function withMembers(db: Database, run: RunRecord, parts: readonly Part[]): Promise<readonly Part[]> {
  if (!run.isOneByOne) return parts;
  const who = await readWho(
    db,
    run,
    parts.flatMap(({ numbers }) => Array.from(numbers)),
  );
  return parts.map((part) => ({ ...part, numbers: Array.from(part.numbers, who.memberOf) }));
}

/** Everyone enrolled came to the entry; to any other node came who left another one towards it. */
async function partsEntered(db: Database, ref: RunRef, plan: Plan, node: string): Promise<readonly Part[]> {
  if (node === plan.ops[0]?.node) return partsHere(db, ref, () => true, { since: false });
  const ways = [...new Set(plan.ops.map((op) => op.node))].map((from) => ({
    node: from,
    outcomes: [...new Set(plan.ops.flatMap((op) => (op.node === from && 'next' in op ? Object.keys(op.next) : [])))].filter(
      (outcome) => destinationOf(plan, from, outcome) === node,
    ),
  }));
  return partsLeft(
    db,
    ref,
    ways.filter(({ outcomes }) => outcomes.length > 0),
  );
}

/** Parts as one list. The columns hold numbers alone: a million people are some twenty megabytes. */
function ordered(parts: readonly Part[]): PeopleBehind {
  const total = parts.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const [unsorted, instants, part, place] = [new Int32Array(total), new Float64Array(total), new Uint32Array(total), new Uint32Array(total)];
  let next = 0;
  for (const [index, { numbers, at }] of parts.entries()) {
    for (let each = 0; each < numbers.length; each++, next++) {
      unsorted[next] = numbers[each] ?? 0;
      instants[next] = at(each) ?? 0;
      part[next] = index;
      place[next] = each;
    }
  }
  const order = Uint32Array.from({ length: total }, (_, index) => index).sort(
    (left, right) => (unsorted[left] ?? 0) - (unsorted[right] ?? 0) || (instants[left] ?? 0) - (instants[right] ?? 0),
  );
  const numbers = Int32Array.from(order, (index) => unsorted[index] ?? 0);
  return {
    total,
    numbers,
    person: (index) => {
      const at = order[index] ?? 0;
      const from = parts[part[at] ?? 0];
      const each = place[at] ?? 0;
      return {
        no: numbers[index] ?? 0,
        at: from?.at(each) ?? null,
        node: from?.node ?? null,
        detail: from?.detail(each) ?? null,
        until: from?.until(each) ?? null,
      };
    },
  };
}

/** Those enrolments of some parts that met the goal, each with the instant at which it first did. */
function buyersOf(parts: readonly Part[], goal: GoalReading): readonly Part[] {
  return parts.map((part) => {
    const buyers = only(part, (place) => goal.boughtAt(place) !== null);
    return { ...buyers, at: (index) => goal.boughtAt(buyers.numbers[index] ?? -1)?.at ?? null };
  });
}

/** A part with those of its enrolments alone that are wanted. */
function only(part: Part, isWanted: (place: number) => boolean): Part {
  const kept: number[] = [];
  for (let index = 0; index < part.numbers.length; index++) if (isWanted(part.numbers[index] ?? -1)) kept.push(index);
  const before = (index: number): number => kept[index] ?? 0;
  return {
    node: part.node,
    numbers: kept.map((index) => part.numbers[index] ?? 0),
    at: (index) => part.at(before(index)),
    detail: (index) => part.detail(before(index)),
    until: (index) => part.until(before(index)),
  };
}

/** When enrolments came in, where that is what their windows are counted from. */
function goalEntry(goal: GoalReading, places: readonly number[]): Part['at'] {
  return (index) => goal.enteredAt(places[index] ?? -1);
}
