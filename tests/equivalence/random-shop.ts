import { createWorkspace, type Database, type FactInput, ingestFacts } from '@magpie/db';
import { publishPlan } from '@magpie/engine/testing';
import type { Plan } from '@magpie/journey/plan';
import { randomHistory, type RandomHistory, randomPlan } from '@magpie/journey/testing';
import { dayMs, type Random } from '@magpie/kit';
import { sql } from 'kysely';
import { inputsOf } from './inputs-of.ts';

/** A plan and the people who go through it, all from one start. */
export interface RandomShop {
  readonly workspaceId: string;
  readonly plan: Plan;
  readonly startAt: number;
  readonly anchorDate: string;
  /** By external id. */
  readonly histories: ReadonlyMap<string, RandomHistory>;
}

const zone = 'Asia/Shanghai';
/** The second half is numbered from here, so that people stand in two blocks. */
const secondHalfFrom = 1_020;

export function randomShop(random: Random, { workspaceId, members }: { readonly workspaceId: string; readonly members: number }): RandomShop {
  const plan = randomPlan(random);
  const first = randomHistory(random, plan);
  const histories = new Map<string, RandomHistory>();
  for (let number = 0; number < members; number += 1) {
    const externalId = `member-${random.integer(1_000_000)}-${number}`;
    histories.set(externalId, { ...randomHistory(random, plan), externalId, startAt: first.startAt, until: first.startAt + 1_000 * dayMs });
  }
  return { workspaceId, plan, startAt: first.startAt, anchorDate: first.anchorDate, histories };
}

/** Makes the workspace with its members, their phones, and everything that occurred up to `until`; returns what is still to come, in order of time. */
export async function openRandomShop(db: Database, shop: RandomShop, until: number): Promise<readonly FactInput[]> {
  const { workspaceId, plan, histories } = shop;
  await createWorkspace(db, { id: workspaceId, name: 'Shop', zone, currency: 'CNY' });
  // Each news is decided on at once: what lateness does is told by the reference, minute by minute.
  await sql`update workspace set settling_seconds = 0 where id = ${workspaceId}`.execute(db);
  await publishPlan(db, { workspaceId, plan });
  const people = [...histories.values()];
  const half = people.length >> 1;
  await ingestFacts(db, workspaceId, people.slice(0, half).flatMap(personOf));
  await sql`update workspace set next_member_no = ${secondHalfFrom} where id = ${workspaceId}`.execute(db);
  await ingestFacts(db, workspaceId, people.slice(half).flatMap(personOf));
  const facts = people.flatMap(inputsOf).toSorted((left, right) => left.occurredAt - right.occurredAt);
  await ingestFacts(
    db,
    workspaceId,
    facts.filter(({ occurredAt }) => occurredAt <= until),
  );
  return facts.filter(({ occurredAt }) => occurredAt > until);
}

const longAgo = Date.parse('2026-01-01T00:00Z');

function personOf({ externalId, zone: own, addressed }: RandomHistory): readonly FactInput[] {
  const member: FactInput = { type: 'member', externalId, zone: own, occurredAt: longAgo };
  return addressed ? [member, { type: 'address', externalId, channel: 'sms', value: '+8613800138000', occurredAt: longAgo }] : [member];
}
