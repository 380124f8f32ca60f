import { type Advance, type FactNeed, type Facts, type Plan, type Position, type UnreachableReason } from '@magpie/journey/plan';
import type { Instant } from '@magpie/kit';
import { attemptAdvance } from './attempt-advance.ts';

/** Enrolments, by their places, that share everything `advance` reads. */
export interface Group {
  readonly members: readonly number[];
  readonly position: Position;
}

/** What `advance` said of a group: one call for all of them. */
export interface MovedGroup extends Group {
  readonly result: Advance;
}

/** A group that `advance` could make nothing of, with its fault. */
export interface StuckGroup extends Group {
  readonly reason: string;
}

export type FactValue = boolean | string | number | null;

/** A need, and whom it is asked about. */
export interface Asked {
  readonly need: FactNeed;
  readonly members: readonly number[];
}

/**
 * Answers needs that differ by their instants alone (when each came to the op), each for members of its own, nobody twice: members by answer. Who is
 * in no part is set aside.
 */
export type Ask = (asked: readonly Asked[]) => Promise<readonly FactPart[]>;

export interface FactPart {
  readonly value: FactValue;
  readonly members: readonly number[];
}

/**
 * Advances groups as far as they can go at `now`. Grouping, not a second meaning: `advance` is called once for a group; where it lacks a fact, the
 * fact is asked for all groups that lack it together, whatever their instants, and each group parts by the answer. The number of questions depends on
 * the plan, never on the number of members or of instants. Groups share all that `advance` reads, so that a fault is that of every member in one, and of nobody else: they are stuck,
 * the others go on. What goes wrong in asking (the database, not a member) is thrown.
 */
export async function advanceGroups(
  { plan, settlingMs }: { readonly plan: Plan; readonly settlingMs?: number },
  groups: readonly Group[],
  now: Instant,
  ask: Ask,
): Promise<{ readonly moved: readonly MovedGroup[]; readonly stuck: readonly StuckGroup[] }> {
  const moved: MovedGroup[] = [];
  const stuck: StuckGroup[] = [];
  let open: readonly Knowing[] = groups.map((group) => ({ ...group, known: new Map() }));
  while (open.length > 0) {
    const lacking = new Map<string, Lacking[]>();
    for (const group of open) {
      const { members, position } = group;
      const result = attemptAdvance(plan, { position, facts: { ...factsOf(group.known), ...(settlingMs === undefined ? {} : { settlingMs }) } }, now);
      if ('reason' in result) stuck.push({ members, position, reason: result.reason });
      else if (result.need === null) moved.push({ members, position, result });
      else if (group.known.has(keyOf(result.need)))
        stuck.push({ members, position, reason: `The answer to ${keyOf(result.need)} is none that it can have` });
      else remember(lacking, { need: result.need, group });
    }
    const parts = (await Promise.all([...lacking].map(([key, asking]) => part(key, asking, ask)))).flat();
    open = parts.filter((group): group is Knowing => 'known' in group);
    stuck.push(...parts.filter((group): group is StuckGroup => 'reason' in group));
  }
  return { moved, stuck };
}

interface Knowing extends Group {
  readonly known: ReadonlyMap<string, FactValue>;
}

interface Lacking {
  readonly need: FactNeed;
  readonly group: Knowing;
}

function remember(lacking: Map<string, Lacking[]>, one: Lacking): void {
  const key = keyOf(one.need);
  const same = lacking.get(key);
  if (same) same.push(one);
  else lacking.set(key, [one]);
}

async function part(key: string, lacking: readonly Lacking[], ask: Ask): Promise<readonly (Knowing | StuckGroup)[]> {
  const parts = await ask(askedOf(lacking));
  const groups = lacking.map(({ group }) => group);
  const [only] = parts;
  if (parts.length === 1 && only && only.members.length === groups.reduce((count, { members }) => count + members.length, 0))
    return groups.map((group) => ({ ...group, known: new Map(group.known).set(key, only.value) }));
  const valueOf = new Map<number, FactPart>();
  for (const each of parts) for (const member of each.members) valueOf.set(member, each);
  return groups.flatMap((group) => {
    const byPart = new Map<FactPart, number[]>();
    const unanswered: number[] = [];
    for (const member of group.members) {
      const mine = valueOf.get(member);
      if (!mine) {
        unanswered.push(member);
        continue;
      }
      const list = byPart.get(mine);
      if (list) list.push(member);
      else byPart.set(mine, [member]);
    }
    const answered = [...byPart].map(([{ value }, members]): Knowing => ({
      members,
      position: group.position,
      known: new Map(group.known).set(key, value),
    }));
    return unanswered.length === 0
      ? answered
      : [...answered, { members: unanswered, position: group.position, reason: `Nobody answers ${key} for this member` }];
  });
}

/** What groups lack, each need once. */
function askedOf(lacking: readonly Lacking[]): readonly Asked[] {
  const groups = new Map<string, { readonly need: FactNeed; readonly members: number[][] }>();
  for (const { need, group } of lacking) {
    const text = JSON.stringify(need);
    const same = groups.get(text);
    if (same) same.members.push([...group.members]);
    else groups.set(text, { need, members: [[...group.members]] });
  }
  return [...groups.values()].map(({ need, members }) => ({ need, members: members.flat() }));
}

function factsOf(known: ReadonlyMap<string, FactValue>): Facts {
  const read = <Kind extends FactValue>(key: string, is: (value: FactValue | undefined) => value is Kind): Kind | undefined => {
    const value = known.get(key);
    return is(value) ? value : undefined;
  };
  return {
    predicate: (op, filter) => read(`predicate|${op}|${filter}`, (value) => typeof value === 'boolean'),
    event: (op) => read(`event|${op}`, (value): value is number | null => value === null || typeof value === 'number'),
    arm: (op) => read(`arm|${op}`, (value) => typeof value === 'string'),
    reach: (op) =>
      read(`reach|${op}`, (value): value is UnreachableReason | null => value === null || value === 'no-address' || value === 'no-consent'),
    moment: (op, which) => read(`moment|${op}|${which}`, (value) => typeof value === 'number'),
  };
}

function keyOf(need: FactNeed): string {
  if (need.type === 'predicate') return `predicate|${need.op}|${need.filter}`;
  if (need.type === 'moment') return `moment|${need.op}|${need.which}`;
  return `${need.type}|${need.op}`;
}
