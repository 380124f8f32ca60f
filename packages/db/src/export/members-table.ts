import { sql } from 'kysely';
import { listAttributes } from '../attributes.ts';
import type { Database } from '../open-database.ts';
import { type ExportCell, type ExportColumn, type ExportGround, type ExportRow, type ExportTable, instantForm } from './export-table.ts';

const pageSize = 2_000;

interface MemberRow {
  readonly no: number;
  readonly externalId: string;
  readonly zone: string | null;
  readonly firstSeen: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Members as they are now: ids, addresses, consent, tags, attributes. Whoever was merged into another, or erased, is no member of their own. */
export async function membersTable(ground: ExportGround): Promise<ExportTable> {
  const { db, workspaceId, members } = ground;
  const attributes = await listAttributes(db, workspaceId);
  const channels = await readChannels(db, workspaceId);
  const consents = await readPurposes(db, workspaceId);
  const columns: readonly ExportColumn[] = [
    { name: 'external_id', type: 'text' },
    { name: 'member_no', type: 'integer' },
    { name: 'zone', type: 'text' },
    { name: 'first_seen_at', type: 'instant' },
    ...channels.map((channel): ExportColumn => ({ name: `address.${channel}`, type: 'text' })),
    ...consents.map(({ channel, purpose }): ExportColumn => ({ name: `consent.${channel}.${purpose}`, type: 'boolean' })),
    { name: 'tags', type: 'text' },
    ...attributes.map(({ name, type }): ExportColumn => ({
      name: `attribute.${name}`,
      type: type === 'number' || type === 'boolean' ? type : 'text',
    })),
  ];
  const standing = sql`workspace_id = ${workspaceId} and alias_of is null and erased_at is null`;

  async function readPage(numbers: readonly number[] | null, after: number): Promise<readonly MemberRow[]> {
    const wanted = numbers === null ? sql`no > ${after}` : sql`no = any(${[...numbers]}::int[])`;
    const { rows } = await sql<MemberRow>`
      select no, external_id as "externalId", zone, to_char(occurred_at, ${instantForm}) as "firstSeen", attributes
      from member where ${standing} and ${wanted} order by no limit ${pageSize}`.execute(db);
    return rows;
  }

  async function rowsOf(page: readonly MemberRow[]): Promise<readonly ExportRow[]> {
    const numbers = page.map(({ no }) => no);
    const addresses = await readAddresses(db, workspaceId, { channels, numbers });
    const given = await readConsents(db, workspaceId, numbers);
    const tags = await readTags(db, workspaceId, numbers);
    return page.map(({ no, externalId, zone, firstSeen, attributes: values }): ExportRow => [
      externalId,
      no,
      zone,
      firstSeen,
      ...channels.map((channel) => addresses.get(`${no} ${channel}`) ?? null),
      ...consents.map(({ channel, purpose }) => given.get(`${no} ${channel} ${purpose}`) ?? null),
      tags.get(no)?.join(';') ?? null,
      ...attributes.map(({ name, type }) => (Object.hasOwn(values, name) ? cellOf(values[name], type) : null)),
    ]);
  }

  return {
    columns,
    async count() {
      if (members === null) {
        const { rows } = await sql<{ count: number }>`select count(*)::int as count from member where ${standing}`.execute(db);
        return rows[0]?.count ?? 0;
      }
      let count = 0;
      for (let first = 0; first < members.length; first += 50_000) {
        const numbers = [...members.subarray(first, first + 50_000)];
        const { rows } = await sql<{
          count: number;
        }>`select count(*)::int as count from member where ${standing} and no = any(${numbers}::int[])`.execute(db);
        count += rows[0]?.count ?? 0;
      }
      return count;
    },
    async *pages() {
      if (members !== null) {
        for (let first = 0; first < members.length; first += pageSize)
          yield rowsOf(await readPage([...members.subarray(first, first + pageSize)], -1));
        return;
      }
      for (let page = await readPage(null, -1); page.length > 0; page = await readPage(null, page.at(-1)?.no ?? 0)) yield rowsOf(page);
    },
  };
}

/** A value of an attribute; of another type than its column's it stands there as nothing, since a file's columns have one type each. */
function cellOf(value: unknown, type: string): ExportCell {
  if (value === null || value === undefined) return null;
  if (type === 'number' || type === 'boolean') return typeof value === type ? (value as number | boolean) : null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function readChannels(db: Database, workspaceId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ channel: string }>`select distinct channel from address where workspace_id = ${workspaceId} order by 1`.execute(db);
  return rows.map(({ channel }) => channel);
}

async function readPurposes(db: Database, workspaceId: string): Promise<readonly { readonly channel: string; readonly purpose: string }[]> {
  const { rows } = await sql<{ channel: string; purpose: string }>`
    select distinct channel, purpose from consent_change where workspace_id = ${workspaceId} order by 1, 2`.execute(db);
  return rows;
}

async function readAddresses(
  db: Database,
  workspaceId: string,
  { channels, numbers }: { readonly channels: readonly string[]; readonly numbers: readonly number[] },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ no: number; channel: string; value: string }>`
    select member_no as no, channel, value from address
    where workspace_id = ${workspaceId} and channel = any(${[...channels]}::text[]) and member_no = any(${[...numbers]}::int[])`.execute(db);
  return new Map(rows.map(({ no, channel, value }) => [`${no} ${channel}`, value]));
}

/** What was said last, by whichever of a person's numbers. */
async function readConsents(db: Database, workspaceId: string, numbers: readonly number[]): Promise<ReadonlyMap<string, boolean>> {
  const { rows } = await sql<{ no: number; channel: string; purpose: string; given: boolean }>`
    with born as (
      select no, no as person from unnest(${[...numbers]}::int[]) as no
      union all
      select m.no, m.alias_of from member m where m.workspace_id = ${workspaceId} and m.alias_of = any(${[...numbers]}::int[])
    )
    select distinct on (b.person, c.channel, c.purpose) b.person as no, c.channel, c.purpose, c.given
    from consent_change c join born b on b.no = c.member_no
    where c.workspace_id = ${workspaceId} and c.member_no = any(array(select no from born))
    order by b.person, c.channel, c.purpose, c.occurred_at desc, c.sequence desc`.execute(db);
  return new Map(rows.map(({ no, channel, purpose, given }) => [`${no} ${channel} ${purpose}`, given]));
}

async function readTags(db: Database, workspaceId: string, numbers: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
  const blocks = [...new Set(numbers.map((no) => no >> 10))];
  const { rows } = await sql<{ tag: string; block: number; members: Buffer }>`
    select tag, block, members from tag_block where workspace_id = ${workspaceId} and block = any(${blocks}::int[]) order by tag`.execute(db);
  const tags = new Map<number, string[]>();
  for (const no of numbers)
    for (const { tag, block, members } of rows) {
      if (block !== no >> 10 || ((members[(no & 1023) >> 3] ?? 0) & (1 << (no & 7))) === 0) continue;
      const known = tags.get(no);
      if (known) known.push(tag);
      else tags.set(no, [tag]);
    }
  return tags;
}
