import { filterOf } from '@magpie/audience/testing';
import { createWorkspace, eraseMember, ingestFacts } from '@magpie/db';
import { testDatabase, type TestDatabase } from '@magpie/db/testing';
import { sql } from 'kysely';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ColumnarStore } from './columnar-store.ts';
import { Columns } from './columns.ts';
import { columnarPath } from './sweep-files.ts';

const now = Date.parse('2026-08-05T00:00:00Z');
const asOf = { now, watermark: null, zone: 'Asia/Shanghai', anchorDates: [] };
const everybody = { type: 'all', of: [] } as const;
const count = { type: 'count', addressOn: null } as const;

describe('the columns of all workspaces', () => {
  let test: TestDatabase;
  let folder: string;
  const faults: unknown[] = [];

  beforeAll(async () => {
    test = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'columns-'));
    for (const id of ['tea', 'other', 'many']) await createWorkspace(test.db, { id, name: id, zone: 'Asia/Shanghai', currency: 'CNY' });
    await ingestFacts(
      test.db,
      'tea',
      [1, 2, 3].map((no) => ({ type: 'order', id: `o${no}`, externalId: `m${no}`, value: BigInt(no), occurredAt: now - 1e6 })),
    );
    await ingestFacts(test.db, 'other', [{ type: 'order', id: 'o1', externalId: 'm1', value: 1n, occurredAt: now - 1e6 }]);
  });
  afterAll(async () => {
    await test[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const open = () => new Columns({ db: test.db, folder, onFault: (fault) => faults.push(fault) });
  const counted = async (columns: Columns, workspaceId: string, filter = filterOf('did "Order Completed"')) =>
    (await columns.ask(workspaceId, { question: count, filter, asOf }))?.rows[0]?.['members'] ?? null;
  const built = (columns: Columns, workspaceId: string) => vi.waitFor(async () => expect(await counted(columns, workspaceId)).not.toBeNull(), 20_000);

  it('are built with the first question, which somebody else answers, and see what is committed from then on', async () => {
    const columns = open();
    expect(await counted(columns, 'tea')).toBeNull();
    await built(columns, 'tea');
    await built(columns, 'other');
    expect([await counted(columns, 'tea'), await counted(columns, 'other')]).toEqual([3n, 1n]);
    expect(columns.states().map(({ workspaceId, state }) => [workspaceId, state])).toEqual([
      ['tea', 'ready'],
      ['other', 'ready'],
    ]);
    // No waiting: whatever is committed is counted by the next question.
    const { watermark } = await ingestFacts(test.db, 'tea', [{ type: 'order', id: 'o4', externalId: 'm4', value: 1n, occurredAt: now - 1 }]);
    const answer = await columns.ask('tea', { question: count, filter: filterOf('did "Order Completed"'), asOf });
    expect(answer).toEqual({ rows: [{ members: 4n }], sequence: watermark });
    expect(await counted(columns, 'other')).toBe(1n);
    await columns.close();
    expect(await counted(columns, 'tea')).toBeNull();
  });

  it('leave to PostgreSQL what is not in them', async () => {
    const columns = open();
    await built(columns, 'tea');
    expect(await counted(columns, 'tea', filterOf('all(not (run "r1" step "n1"))'))).toBeNull();
    await columns.close();
  });

  it('do not keep a question waiting that they lie far behind of, and catch up by themselves', async () => {
    const columns = open();
    await built(columns, 'many');
    await sql`
      insert into member (workspace_id, no, external_id, sequence, occurred_at)
      select 'many', g, 'm' || g, g + 1, ${new Date(now - 1e6)} from generate_series(0, 24999) g`.execute(test.db);
    await sql`update workspace set fact_sequence = 25000 where id = 'many'`.execute(test.db);
    expect(await counted(columns, 'many', everybody)).toBeNull();
    await vi.waitFor(async () => expect(await counted(columns, 'many', everybody)).toBe(25_000n), 20_000);
    await columns.close();
  });

  it('are built again where somebody has spoilt or removed their files', async () => {
    for (const name of await readdir(folder)) await writeFile(join(folder, name), 'this is no database');
    const columns = open();
    await built(columns, 'tea');
    expect(await counted(columns, 'tea')).toBe(4n);
    await columns.close();
    await rm(folder, { recursive: true });
    const again = open();
    await built(again, 'tea');
    expect(await counted(again, 'tea')).toBe(4n);
    await again.close();
    expect(faults).toEqual([]);
  });

  it('leave no file behind of workspaces that are gone, nor one in which somebody is who was erased', async () => {
    const columns = open();
    await createWorkspace(test.db, { id: 'gone', name: 'gone', zone: 'Asia/Shanghai', currency: 'CNY' });
    for (const id of ['tea', 'other', 'gone']) await built(columns, id);
    await columns.sweep();
    await columns.close();
    expect((await readdir(folder)).toSorted()).toEqual(['gone.duckdb', 'other.duckdb', 'tea.duckdb']);
    await sql`delete from workspace where id = 'gone'`.execute(test.db);
    expect((await eraseMember(test.db, 'tea', { memberNo: 0, userId: null })).ok).toBe(true);
    const later = open();
    await built(later, 'other');
    await later.sweep();
    expect(await readdir(folder)).not.toContain('gone.duckdb');
    expect(await readdir(folder)).not.toContain('tea.duckdb');
    expect(await counted(later, 'other')).toBe(1n);
    await later.close();
    expect(await readdir(folder)).toEqual(['other.duckdb']);
  });

  it('lose events that were removed while nobody followed them', async () => {
    const columns = open();
    await built(columns, 'other');
    await columns.close();
    await sql`delete from event where workspace_id = 'other'`.execute(test.db);
    await sql`
      insert into event_removal (workspace_id, number, name, before, sequence, events)
      select id, 1, 'Order Completed', ${new Date(now)}, fact_sequence, 1 from workspace where id = 'other'`.execute(test.db);
    const later = open();
    await later.sweep();
    await later.close();
    // Asked as it lies there, with nothing fed.
    await using store = await ColumnarStore.open({ db: test.db, workspaceId: 'other', path: columnarPath(folder, 'other') });
    expect(await store.count(filterOf('did "Order Completed"'), asOf)).toBe(0);
    expect(await store.count(everybody, asOf)).toBe(1);
    expect(faults).toEqual([]);
  });

  it('say what went wrong, and fail nobody', async () => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, 'a file where a folder should be');
    const columns = new Columns({ db: test.db, folder: blocked, onFault: (fault) => faults.push(fault) });
    expect(await counted(columns, 'tea')).toBeNull();
    expect(faults).toHaveLength(1);
    expect(await counted(columns, 'tea')).toBeNull();
    expect(faults).toHaveLength(1);
    await columns.close();
  });
});
