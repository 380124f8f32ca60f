import { sql, type Transaction } from 'kysely';
import type { Database } from '../open-database.ts';
import type { DB } from '../schema/database.gen.ts';
import { withTransaction } from '../with-transaction.ts';
import type { FactInput, FactType } from './fact-input.ts';
import { lockFacts } from './lock-facts.ts';
import { leaveOutErased } from '../erasure/erased-ids.ts';
import { addUnknownMembers, nameStaged, touchMembers } from './stage-members.ts';
import { stageFacts } from './stage-facts.ts';
import { updateTagBlocks } from './tag-blocks.ts';
import { writeAddresses } from './write-addresses.ts';
import { writeAttributes, writeConsents, writeTags } from './write-changes.ts';
import { writeEvents } from './write-events.ts';
import { writeGoods } from './write-goods.ts';
import { writeIdentities, writeReferrals } from './write-identities.ts';
import { writeOrderRevisions, writeOrders, writeOrderStatuses, writeRefunds } from './write-orders.ts';

export interface Ingested {
  /** Highest sequence number of the workspace after it: what a decision may see from now on. */
  readonly watermark: bigint;
  /** Facts that were new, by type; what is missing was there already. */
  readonly accepted: Readonly<Partial<Record<FactType, number>>>;
  readonly newMembers: number;
  /** Changes of orders that nobody has heard of, by their place in the input; nothing of them is kept. */
  readonly unknownOrders: readonly number[];
}

/**
 * Takes facts in, all or none, in one transaction: numbered in their order, unknown members made, known facts left out (events by their id, changes
 * and statuses by their content), histories and current values kept (by occurredAt, then number, not by arrival). At commit `magpie_facts` is
 * notified with the workspace's id. Throws when there is no such workspace.
 */
export async function ingestFacts(db: Database, workspaceId: string, facts: readonly FactInput[]): Promise<Ingested> {
  return withTransaction(db, (transaction) => ingestFactsWithin(transaction, workspaceId, facts));
}

/** The same inside the caller's transaction. It takes the workspace's fact lock, which is kept until that ends. */
export async function ingestFactsWithin(transaction: Transaction<DB>, workspaceId: string, facts: readonly FactInput[]): Promise<Ingested> {
  const { sequence: base } = await lockFacts(transaction, workspaceId);
  if (facts.length === 0) return { watermark: base, accepted: {}, newMembers: 0, unknownOrders: [] };
  await stageFacts(transaction, base, facts);
  return writeStaged(transaction, workspaceId, { base, facts: facts.length, types: new Set(facts.map((fact) => fact.type)) });
}

/** What lies in `staged_fact` and `staged_line`: how many facts, numbered after `base`, of which types. */
export interface StagedFacts {
  readonly base: bigint;
  readonly facts: number;
  readonly types: ReadonlySet<FactType>;
}

/** Takes in what the caller has staged under the workspace's fact lock, and empties the stage. */
export async function writeStaged(transaction: Transaction<DB>, workspaceId: string, { base, facts, types }: StagedFacts): Promise<Ingested> {
  await leaveOutErased(transaction, workspaceId);
  await nameStaged(transaction, workspaceId);
  const newMembers = await addUnknownMembers(transaction, workspaceId);
  const accepted: Partial<Record<FactType, number>> = { member: newMembers };
  const unknownOrders: number[] = [];
  for (const type of writeOrder) {
    if (!types.has(type)) continue;
    const written = await writers[type](transaction, workspaceId, base);
    accepted[type] = written.accepted;
    unknownOrders.push(...(written.unknownOrders ?? []));
  }
  if (types.has('tag')) await updateTagBlocks(transaction, workspaceId, base);
  await touchMembers(transaction, workspaceId);
  const isNews = Object.values(accepted).some((count) => count > 0);
  const watermark = isNews ? base + BigInt(facts) : base;
  if (isNews) {
    await sql`update workspace set fact_sequence = ${watermark} where id = ${workspaceId}`.execute(transaction);
    await sql`select pg_notify('magpie_facts', ${workspaceId})`.execute(transaction);
  }
  await sql`delete from staged_fact`.execute(transaction);
  return { watermark, accepted, newMembers, unknownOrders: unknownOrders.toSorted((left, right) => left - right) };
}

export interface Written {
  readonly accepted: number;
  readonly unknownOrders?: readonly number[];
}

type Writer = (transaction: Transaction<DB>, workspaceId: string, base: bigint) => Promise<Written>;

/** Orders before what happens to them. */
const writeOrder = [
  'identity',
  'referral',
  'event',
  'order',
  'order-revision',
  'order-status',
  'refund',
  'goods',
  'attribute',
  'tag',
  'consent',
  'address',
] as const;

const writers: Readonly<Record<(typeof writeOrder)[number], Writer>> = {
  identity: writeIdentities,
  referral: writeReferrals,
  event: writeEvents,
  order: writeOrders,
  'order-revision': writeOrderRevisions,
  'order-status': writeOrderStatuses,
  refund: writeRefunds,
  goods: writeGoods,
  attribute: writeAttributes,
  tag: writeTags,
  consent: writeConsents,
  address: writeAddresses,
};
