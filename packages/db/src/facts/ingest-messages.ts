import { sql, type Transaction } from 'kysely';
import { erasedAmong } from '../erasure/erased-ids.ts';
import type { DB } from '../schema/database.gen.ts';
import type { FactInput } from './fact-input.ts';
import { type HeldMerge, identifyPeople, type PersonMessage } from './identify-people.ts';
import { type Ingested, ingestFactsWithin } from './ingest-facts.ts';
import { lockFacts } from './lock-facts.ts';
import { keyOfId, standing } from './person.ts';

/** A message of a source, about a person whom it names by any of their ids. */
export interface SourceMessage extends PersonMessage {
  facts(externalId: string): readonly FactInput[];
}

export interface MessagesIngested extends Omit<Ingested, 'unknownOrders'> {
  /** Messages that speak of orders nobody has heard of, by their place; the rest of what they say is kept. */
  readonly ofUnknownOrders: readonly number[];
}

/**
 * Takes messages in inside the caller's transaction: finds out whom they are about (see identifyPeople), joins who is found to be one, keeps the facts
 * (see ingestFacts) and what is held for somebody to decide. A message about somebody who was erased is left out: by the id that it calls them first, or by any
 * where it tells no user id.
 */
export async function ingestMessages(transaction: Transaction<DB>, workspaceId: string, given: readonly SourceMessage[]): Promise<MessagesIngested> {
  // Held until the end: who is who does not change between here and the facts.
  await lockFacts(transaction, workspaceId);
  const erased = await erasedAmong(
    transaction,
    workspaceId,
    given.flatMap(({ ids }) => ids),
  );
  const isOfErased = ({ ids }: SourceMessage): boolean => (ids[0].source === 'user' ? ids.slice(0, 1) : ids).some((id) => erased.has(keyOfId(id)));
  const kept = [...given.entries()].filter(([, message]) => !isOfErased(message));
  const messages = kept.map(([, message]) => message);
  const { people, claims, held } = await identifyPeople(transaction, workspaceId, messages);
  const facts: FactInput[] = claims.map((claim) => claim());
  const places: number[] = facts.map(() => -1);
  for (const [place, message] of messages.entries()) {
    const person = people[place];
    if (!person) continue;
    for (const fact of message.facts(standing(person).externalId)) {
      facts.push(fact);
      places.push(place);
    }
  }
  const { unknownOrders, ...ingested } = await ingestFactsWithin(transaction, workspaceId, facts);
  await keepHeld(transaction, workspaceId, held);
  return { ...ingested, ofUnknownOrders: [...new Set(unknownOrders.map((place) => kept[places[place] ?? -1]?.[0] ?? -1))] };
}

/** Writes down who may be one person; a pair that was asked about before, or decided, is not asked about again. */
async function keepHeld(transaction: Transaction<DB>, workspaceId: string, held: readonly HeldMerge[]): Promise<void> {
  for (const { from, into, reason, refusal, evidence, occurredAt } of held) {
    const [left, right] = [standing(from).externalId, standing(into).externalId];
    if (left === right) continue;
    await sql`
      insert into member_merge (workspace_id, from_no, into_no, state, reason, refusal, evidence, occurred_at)
      select ${workspaceId}, f.no, i.no, 'held', ${reason}, ${refusal}, ${JSON.stringify(evidence)}::jsonb, ${new Date(occurredAt)}
      from member f, member i
      where f.workspace_id = ${workspaceId} and f.external_id = ${left} and i.workspace_id = ${workspaceId} and i.external_id = ${right}
        and not exists (select from member_merge m where m.workspace_id = ${workspaceId} and m.from_no = i.no and m.into_no = f.no)
      on conflict do nothing`.execute(transaction);
  }
}
