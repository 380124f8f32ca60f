import { setImmediate as immediate } from 'node:timers/promises';
import { addDays, localDateOf, startOfDay } from '@magpie/calendar';
import { bulkLoad, copyRows, type Database, findWorkspace, inferAttributes, lockFacts } from '@magpie/db';
import { type Instant, invariant, ok, refuse, type Result } from '@magpie/kit';
import { sql } from 'kysely';
import { demoGoods } from './demo-goods.ts';
import { type DrawContext, drawMember } from './draw-member.ts';
import { addMemberRows, type FactRows, factTables, noRows } from './member-facts.ts';
import { seasonOf } from './season.ts';
import { shopYears } from './shop-model.ts';
import { TagBits } from './tag-bits.ts';

export interface DemoMerchantOptions {
  readonly workspaceId: string;
  readonly members?: number;
  readonly seed?: string;
  /** Orders go up to the beginning of this local day, so that one day gives one shop. */
  readonly now: Instant;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface DemoMerchantLoaded {
  readonly members: number;
  readonly orders: number;
  readonly watermark: bigint;
}

const pageMembers = 10_240;

/** From here on building the indexes once is faster than keeping them. */
const bulkMembers = 100_000;

/**
 * Fills an empty workspace with the tea shop: two and a half years of orders with festivals, repeat buying by a published model, missing phones,
 * opt-outs and levels. The same seed, day and number of members give the same facts. One transaction; refuses a workspace that has members.
 */
export async function loadDemoMerchant(db: Database, options: DemoMerchantOptions): Promise<Result<DemoMerchantLoaded, 'not-empty'>> {
  const { workspaceId, members = 20_000, seed = '鹊桥', now, onProgress } = options;
  const workspace = await findWorkspace(db, workspaceId);
  invariant(workspace, `There is no workspace ${workspaceId}`);
  const today = localDateOf(now, workspace.zone);
  const season = seasonOf(addDays(today, -Math.round(shopYears * 365.25)), today, workspace.zone);
  const context: DrawContext = { seed, season, endAt: startOfDay(today, workspace.zone) };
  return db.transaction().execute(async (transaction) => {
    const before = await lockFacts(transaction, workspaceId);
    if (before.nextMemberNo > 0 || before.sequence > 0n) return refuse('not-empty');
    const tags = new TagBits();
    const shop: Shop = { workspaceId, currency: workspace.currency, members, context, tags };
    const load = () => copyMembers(transaction, shop, onProgress);
    const { sequence, orders } = members < bulkMembers ? await load() : await bulkLoad(transaction, Object.keys(factTables), load);
    await copyGoods(transaction, { workspaceId, currency: workspace.currency, openedAt: season.instantAt(0) });
    await copyRows(transaction, { table: 'tag_block', columns: ['workspace_id', 'tag', 'block', 'members'] }, tags.rows(workspaceId));
    const watermark = BigInt(sequence - 1);
    await sql`update workspace set fact_sequence = ${watermark}, next_member_no = ${members} where id = ${workspaceId}`.execute(transaction);
    await sql`select pg_notify('magpie_facts', ${workspaceId})`.execute(transaction);
    await analyse(transaction);
    await inferAttributes(transaction, workspaceId);
    return ok({ members, orders, watermark });
  });
}

const goodsColumns = ['workspace_id', 'id', 'name', 'category', 'price', 'currency', 'sequence', 'occurred_at', 'recorded_at'];

/** The shop has sold the same since it opened. */
async function copyGoods(
  db: Database,
  { workspaceId, currency, openedAt }: { readonly workspaceId: string; readonly currency: string; readonly openedAt: Instant },
): Promise<void> {
  const at = new Date(openedAt);
  const rows = demoGoods.map(({ id, name, category, priceMinor }) => [workspaceId, id, name, category, priceMinor, currency, 1, at, at]);
  await copyRows(db, { table: 'goods', columns: goodsColumns }, rows);
}

interface Shop {
  readonly workspaceId: string;
  readonly currency: string;
  readonly members: number;
  readonly context: DrawContext;
  readonly tags: TagBits;
}

/** Draws members page by page; while one page is on its way into the tables, the next is drawn. */
async function copyMembers(db: Database, { workspaceId, currency, members, context, tags }: Shop, onProgress: DemoMerchantOptions['onProgress']) {
  let sequence = 1;
  let orders = 0;
  let copying = Promise.resolve();
  for (let first = 0; first < members; first += pageMembers) {
    const rows = noRows();
    const end = Math.min(members, first + pageMembers);
    for (let no = first; no < end; no++) {
      const member = drawMember(no, context);
      tags.add(member);
      orders += member.orders.length;
      sequence = addMemberRows(rows, member, { workspaceId, currency, sequence });
      // Lets the page before go on: drawing is one long computation otherwise.
      if (no % 256 === 0) await immediate();
    }
    await copying;
    copying = copyPage(db, rows).then(() => onProgress?.({ done: end, total: members }));
    // A failure is met at the next page or at the end; until then it must not count as unhandled.
    copying.catch(() => undefined);
  }
  await copying;
  return { sequence, orders };
}

async function copyPage(db: Database, rows: FactRows): Promise<void> {
  for (const [table, columns] of Object.entries(factTables)) await copyRows(db, { table, columns }, rowsOf(rows, table));
}

function rowsOf(rows: FactRows, table: string) {
  const found = Object.entries(rows).find(([name]) => name === table);
  invariant(found, `No rows for ${table}`);
  return found[1];
}

/** The first queries come at once: the planner must not think the tables empty. */
async function analyse(db: Database): Promise<void> {
  await sql.raw(`analyze ${[...Object.keys(factTables), 'goods', 'tag_block'].join(', ')}`).execute(db);
}
