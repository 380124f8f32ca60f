import { sql, type Transaction } from 'kysely';
import { type CopyRow, copyRows } from '../copy-rows.ts';
import type { DB } from '../schema/database.gen.ts';
import type { FactInput } from './fact-input.ts';
import { stageLines } from './stage-lines.ts';

/** From here on the planner needs to know how much there is. */
const analyseFrom = 500;

const columns = ['sequence', 'type', 'external_id', 'occurred_at', 'id', 'name', 'content', 'value', 'currency', 'flag', 'properties'];

/** COPYs facts into the session's temporary table `staged_fact`, numbered after `base` in their order. */
export async function stageFacts(transaction: Transaction<DB>, base: bigint, facts: readonly FactInput[]): Promise<void> {
  await openStage(transaction);
  await copyRows(transaction, { table: 'staged_fact', columns }, rowsOf(base, facts));
  await stageLines(transaction, base, facts);
  if (facts.length >= analyseFrom) await sql`analyze staged_fact`.execute(transaction);
}

/** Makes the session's temporary table `staged_fact` where it is missing, and empties it. */
export async function openStage(transaction: Transaction<DB>): Promise<void> {
  await sql`
    create temp table if not exists staged_fact (
      sequence int8 not null, type text not null, external_id text, occurred_at timestamptz not null, id text, name text, content text,
      value int8, currency text, flag bool, properties jsonb
    ) on commit delete rows`.execute(transaction);
  // A caller that takes facts in twice in one transaction starts afresh.
  await sql`delete from staged_fact`.execute(transaction);
}

function* rowsOf(base: bigint, facts: readonly FactInput[]): Generator<CopyRow> {
  let sequence = base;
  for (const fact of facts) yield rowOf(++sequence, fact);
}

function rowOf(sequence: bigint, fact: FactInput): CopyRow {
  const row = (externalId: string | null, cells: Partial<Record<'id' | 'name' | 'content', string>>, flag: boolean | null = null): CopyRow => {
    const detail = detailOf(fact);
    const { id = null, name = null, content = null } = cells;
    return [sequence, fact.type, externalId, new Date(fact.occurredAt), id, name, content, detail.value, detail.currency, flag, detail.properties];
  };
  switch (fact.type) {
    case 'member':
      return row(fact.externalId, fact.zone === undefined ? {} : { content: fact.zone });
    case 'identity':
      return row(fact.externalId, { name: fact.source, content: fact.value });
    case 'referral':
      return row(fact.externalId, { content: fact.referredBy });
    case 'address':
      return row(fact.externalId, fact.value === null ? { name: fact.channel } : { name: fact.channel, content: fact.value });
    case 'attribute':
      return row(fact.externalId, fact.value === null ? { name: fact.name } : { name: fact.name, content: JSON.stringify(fact.value) });
    case 'tag':
      return row(fact.externalId, { name: fact.tag }, fact.present);
    case 'consent':
      return row(fact.externalId, { name: fact.channel, content: fact.purpose }, fact.given);
    case 'event':
      return row(fact.externalId, { id: fact.id, name: fact.name, ...(fact.key === undefined ? {} : { content: fact.key }) });
    case 'order':
      return row(fact.externalId, { id: fact.id, content: fact.status ?? 'paid' });
    case 'order-status':
      return row(null, { id: fact.orderId, content: fact.status });
    case 'order-revision':
      return row(null, { id: fact.orderId }, fact.lines !== undefined);
    case 'goods':
      return row(null, {
        id: fact.id,
        ...(fact.name === undefined ? {} : { name: fact.name }),
        ...(fact.category === undefined ? {} : { content: fact.category }),
      });
    default:
      return row(null, { id: fact.orderId, name: fact.id });
  }
}

const noDetail = { value: null, currency: null, properties: null };

function detailOf(fact: FactInput): { readonly value: bigint | null; readonly currency: string | null; readonly properties: string | null } {
  switch (fact.type) {
    case 'event':
    case 'order':
    case 'refund': {
      const { value = null, currency = null, properties } = fact;
      return { value, currency, properties: properties === undefined ? null : JSON.stringify(properties) };
    }
    case 'order-revision':
      return { ...noDetail, value: fact.value ?? null };
    case 'goods':
      return { ...noDetail, value: fact.price ?? null, currency: fact.currency ?? null };
    default:
      return noDetail;
  }
}
