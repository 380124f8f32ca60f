import { createUser, createWorkspace, listAudit, setRole } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { encodeBlockState, type RunRef } from '@magpie/engine';
import { makeRun, publishPlan } from '@magpie/engine/testing';
import { compileJourney } from '@magpie/journey';
import { kinds, qixiJourney } from '@magpie/nodes';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiContext } from '../context.ts';
import { appRouter } from '../router.ts';
import { bareContext } from '../testing/bare-context.ts';
import { openTestServer, testHost, type TestServer } from '../testing/open-test-server.ts';

const members = 1_200;
let database: Awaited<ReturnType<typeof testDatabase>>;
let opened: TestServer;
let run: RunRef;
const here = { type: 'here', node: 'sms-14' } as const;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  for (const id of ['ours', 'theirs']) await createWorkspace(db, { id, name: id, zone: 'Asia/Shanghai', currency: 'CNY' });
  for (const [user, role] of [
    ['owner', 'owner'],
    ['editor', 'editor'],
    ['viewer', 'viewer'],
  ] as const) {
    await createUser(db, { id: user, email: `${user}@localhost`, name: user });
    await setRole(db, 'ours', { userId: user, role });
  }
  await createUser(db, { id: 'stranger', email: 'stranger@localhost', name: 'stranger' });
  await sql`
    insert into member (workspace_id, no, external_id, attributes, sequence, occurred_at)
    select 'ours', n, 'm' || n, jsonb_build_object('name', case n when 7 then '=HYPERLINK("http://evil.example")' when 8 then '@sum(1)' else '会员' || n end), n + 1, now()
    from generate_series(0, ${members - 1}::int) n`.execute(db);
  opened = await openTestServer(database);
  run = await standingRun();
});
afterAll(async () => {
  await opened[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

describe('the people behind a number of a run', () => {
  it('come page by page, everybody once', async () => {
    const numbers: number[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page = await caller('viewer').people({ ...run, number: here, cursor });
      expect(page.total).toBe(members);
      numbers.push(...page.people.map(({ memberNo }) => memberNo));
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor !== null);
    expect(numbers).toEqual(Array.from({ length: members }, (_, no) => no));
    expect(pages).toBe(Math.ceil(members / 50));
  });

  it('neither repeat nor go missing when somebody leaves or comes while one reads on', async () => {
    const first = await caller('viewer').people({ ...run, number: here });
    await withStanding(
      Array.from({ length: members }, (_, no) => no).filter((no) => no > 3),
      async () => {
        const next = await caller('viewer').people({ ...run, number: here, cursor: first.nextCursor });
        expect(next.total).toBe(members - 4);
        expect(next.people[0]?.memberNo).toBe(50);
      },
    );
  });

  it('are found by a part of their name or id, and by number', async () => {
    const found = async (text: string) => {
      const page = await caller('viewer').people({ ...run, number: here, text });
      return { found: page.found, total: page.total, first: page.people.map(({ memberNo }) => memberNo).slice(0, 3) };
    };
    expect(await found('会员119')).toEqual({ found: 11, total: members, first: [119, 1_190, 1_191] });
    expect(await found('M1199')).toEqual({ found: 1, total: members, first: [1_199] });
    expect(await found('%')).toEqual({ found: 0, total: members, first: [] });
    const second = await caller('viewer').people({ ...run, number: here, text: '会员1', cursor: '148.1' });
    expect(second.people[0]?.memberNo).toBe(149);
  });

  it('can be saved as a cohort, with where it came from and who did it, by who may', async () => {
    const saved = await caller('editor').savePeople({ ...run, number: here, name: ' 收到预热的人 ' });
    expect(saved).toMatchObject({ name: '收到预热的人', count: members });
    const cohorts = appRouter.createCaller(contextOf('viewer')).cohorts;
    const listed = await cohorts.list({ workspaceId: 'ours' });
    expect(listed).toMatchObject([
      { id: saved.id, name: '收到预热的人', count: members, origin: { runId: run.runId, journeyName: 'Qixi', node: 'sms-14' } },
    ]);
    expect(await cohorts.get({ workspaceId: 'ours', id: saved.id })).toMatchObject({ count: members });
    const { rows } = await sql<{ origin: unknown }>`select origin from cohort where id = ${saved.id}`.execute(database.db);
    expect(rows[0]?.origin).toMatchObject({ type: 'number', runId: run.runId, journeyId: 'qixi', version: 1, number: here });
    expect(await listAudit(database.db, 'ours', 1)).toMatchObject([
      { userId: 'editor', action: 'cohort.saved', subject: saved.id, detail: { name: '收到预热的人', origin: { number: here }, members } },
    ]);
    // What the journey itself saved is another list.
    expect((await caller('viewer').get(run)).report.cohorts).toEqual([]);
    expect((await caller('viewer').get(run)).cohorts).toMatchObject([{ id: saved.id, count: members }]);
    await expect(caller('viewer').savePeople({ ...run, number: here, name: 'x' })).rejects.toMatchObject({ refusal: 'forbidden' });
    await expect(caller('editor').savePeople({ ...run, number: { type: 'stuck', node: 'sms-14' }, name: 'x' })).rejects.toMatchObject({
      refusal: 'nobody',
    });
    await expect(caller('editor').savePeople({ ...run, number: here, name: '  ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('can be had as CSV: a mark for spreadsheets, no formula, every line', async () => {
    const answer = await exported('editor', {});
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['x-lines']).toBe(String(members));
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.of(0xef, 0xbb, 0xbf));
    const rows = answer.body.slice(1).split('\r\n');
    expect(rows[0]).toBe('编号,姓名,会员号,时间（Asia/Shanghai）,步骤,情况,暂缓到');
    expect(rows).toHaveLength(members + 2);
    expect(rows[8]).toMatch(/^m7,"'=HYPERLINK\(""http:\/\/evil\.example""\)",7,2027-07-25 10:00/);
    expect(rows[9]).toMatch(/^m8,'@sum\(1\),8/);
    expect(await listAudit(database.db, 'ours', 1)).toMatchObject([{ userId: 'editor', action: 'people.exported', detail: { lines: members } }]);
    const some = await exported('editor', { text: '会员119' });
    expect(some.body.trim().split('\r\n')).toHaveLength(12);
  });

  it('are nothing for strangers, and what makes no sense is refused', async () => {
    expect((await exported('stranger', {})).statusCode).toBe(404);
    expect((await exported('viewer', {})).statusCode).toBe(403);
    expect((await exported(null, {})).statusCode).toBe(401);
    expect((await exported('editor', { number: { type: 'here' } })).statusCode).toBe(400);
    expect((await exported('editor', { number: { type: 'messages', node: null, state: '__proto__' } })).statusCode).toBe(400);
    await expect(caller('viewer').people({ ...run, runId: 'other', number: here })).rejects.toMatchObject({ refusal: 'not-found' });
  });
});

function caller(user: string) {
  return appRouter.createCaller(contextOf(user)).runs;
}

function contextOf(user: string): ApiContext {
  return bareContext(database.db, {
    engine: opened.engine,
    user: { id: user, name: user },
    roleIn: async () => (user === 'stranger' ? null : user),
  });
}

async function exported(user: string | null, changed: object) {
  const cookie = user === null ? '' : await opened.signIn(user);
  const words = {
    id: '编号',
    name: '姓名',
    number: '会员号',
    at: '时间（Asia/Shanghai）',
    step: '步骤',
    detail: '情况',
    until: '暂缓到',
    steps: {},
    details: {},
  };
  return opened.server.inject({
    method: 'POST',
    url: `/workspaces/ours/runs/${run.runId}/people.csv`,
    headers: { host: testHost, cookie, 'content-type': 'application/json' },
    payload: { number: here, words, ...changed },
  });
}

/** A run in which everybody stands at the first message. */
async function standingRun(): Promise<RunRef> {
  const { db } = database;
  const document = { ...qixiJourney({ id: 'qixi', locale: 'zh-CN' }), name: 'Qixi' };
  const plan = compileJourney(document, kinds);
  if (!plan.ok) throw new Error('The template compiles');
  await publishPlan(db, { workspaceId: 'ours', plan: plan.value, document });
  const clock = { type: 'replayed' } as const;
  run = await makeRun(opened.engine, { workspaceId: 'ours', journeyId: 'qixi', clock, anchorDate: '2027-08-08', now: 0, seed: 's' });
  await stand(Array.from({ length: members }, (_, no) => no));
  return run;
}

async function withStanding(numbers: readonly number[], work: () => Promise<void>): Promise<void> {
  await stand(numbers);
  await work();
  await stand(Array.from({ length: members }, (_, no) => no));
}

async function stand(numbers: readonly number[]): Promise<void> {
  const document = qixiJourney({ id: 'qixi', locale: 'zh-CN' });
  const plan = compileJourney(document, kinds);
  const op = plan.ok ? plan.value.ops.findIndex((each) => each.node === 'sms-14') : -1;
  for (const block of [0, 1]) {
    const slots = Uint16Array.from(numbers.flatMap((no) => (no >> 10 === block ? [no & 1_023] : [])));
    const all = (value: number) => new Float64Array(slots.length).fill(value);
    const state = encodeBlockState({
      slots,
      version: all(0),
      op: all(op),
      entered: all(Date.parse('2027-07-25T10:00+08:00')),
      due: all(Infinity),
      visit: all(0),
    });
    await sql`
      insert into run_block (workspace_id, run_id, block, state, active, here) values ('ours', ${run.runId}, ${block}, ${state}, ${slots.length}, ${JSON.stringify({ [op]: slots.length })}::jsonb)
      on conflict (workspace_id, run_id, block) do update set state = excluded.state, active = excluded.active, here = excluded.here`.execute(
      database.db,
    );
  }
}
