import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  archiveJourney,
  fileJourney,
  createJourney,
  createLoginToken,
  createUser,
  createWorkspace,
  endSession,
  type Database,
  findJourney,
  findRole,
  findSessionUser,
  findVersion,
  findWorkspace,
  listAudit,
  listCohorts,
  listJourneys,
  listMemberships,
  listProviderAccounts,
  listDraftAuthors,
  listVersions,
  listWorkspaces,
  publishVersion,
  readCohortMembers,
  redeemLoginToken,
  saveCohort,
  saveDraft,
  saveProviderAccount,
  setRole,
} from './index.ts';
import { testDatabase } from './testing/test-database.ts';

const now = new Date('2026-11-23T08:00:00Z');

async function twoShops(db: Database): Promise<void> {
  await createWorkspace(db, { id: 'tea', name: '鹊桥茶铺', zone: 'Asia/Shanghai', currency: 'CNY' });
  await createWorkspace(db, { id: 'cds', name: 'CDNOW', zone: 'America/New_York', currency: 'USD', locale: 'en' });
}

describe('workspaces, users and sessions', () => {
  it('makes a workspace once, with its members and their roles', async () => {
    await using test = await testDatabase();
    await twoShops(test.db);
    await createWorkspace(test.db, { id: 'tea', name: 'another', zone: 'UTC', currency: 'EUR' });
    expect((await findWorkspace(test.db, 'tea'))?.name).toBe('鹊桥茶铺');
    expect(await findWorkspace(test.db, 'none')).toBeNull();
    expect((await listWorkspaces(test.db)).map(({ id }) => id)).toEqual(['tea', 'cds']);
    const userId = await createUser(test.db, { id: 'user_1', email: 'a@example.com', name: 'A' });
    expect(await createUser(test.db, { id: 'user_2', email: 'a@example.com', name: 'B' })).toBe(userId);
    await setRole(test.db, 'tea', { userId, role: 'owner' });
    expect(await findRole(test.db, 'tea', userId)).toBe('owner');
    expect(await findRole(test.db, 'cds', userId)).toBeNull();
    expect(await listMemberships(test.db, userId)).toEqual([
      { id: 'tea', name: '鹊桥茶铺', zone: 'Asia/Shanghai', currency: 'CNY', locale: 'zh-CN', shadow: false, shadowOf: null, role: 'owner' },
    ]);
  });

  it('lets a login token in once, before it expires, and keeps no token in the clear', async () => {
    await using test = await testDatabase();
    await createUser(test.db, { id: 'user_1', email: 'a@example.com', name: 'A' });
    const token = await createLoginToken(test.db, 'user_1', new Date(now.getTime() + 60_000));
    const late = await createLoginToken(test.db, 'user_1', now);
    const both = await Promise.all([redeemLoginToken(test.db, token, now), redeemLoginToken(test.db, token, now)]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(await redeemLoginToken(test.db, late, now)).toEqual({ ok: false, refusal: 'token-spent' });
    const [session] = both.filter((result) => result.ok);
    const sessionToken = session?.value.sessionToken ?? '';
    expect(await findSessionUser(test.db, sessionToken, now)).toEqual({ id: 'user_1', name: 'A' });
    expect(await findSessionUser(test.db, sessionToken, new Date(now.getTime() + 31 * 86_400_000))).toBeNull();
    const { rows } = await sql<{ kept: string }>`select token_hash as kept from session union all select token_hash from login_token`.execute(
      test.db,
    );
    expect(rows.map(({ kept }) => kept)).not.toContain(sessionToken);
    await endSession(test.db, sessionToken);
    expect(await findSessionUser(test.db, sessionToken, now)).toBeNull();
  });

  it('binds providers, a shadow to the loopback only', async () => {
    await using test = await testDatabase();
    await twoShops(test.db);
    await sql`insert into workspace (id, name, zone, currency, shadow, shadow_of) values ('s', 'S', 'UTC', 'CNY', true, 'tea')`.execute(test.db);
    await saveProviderAccount(test.db, { workspaceId: 's', id: 'sms', channel: 'sms', adapter: 'loopback', config: { url: 'http://127.0.0.1:1' } });
    await expect(saveProviderAccount(test.db, { workspaceId: 's', id: 'sms2', channel: 'sms', adapter: 'aliyun', config: {} })).rejects.toThrow(
      /is_loopback/,
    );
    await expect(saveProviderAccount(test.db, { workspaceId: 's', id: 'sms', channel: 'sms', adapter: 'aliyun', config: {} })).rejects.toThrow(
      /is_loopback/,
    );
    expect(await listProviderAccounts(test.db, 's')).toHaveLength(1);
    expect(await listProviderAccounts(test.db, 'tea')).toEqual([]);
  });
});

describe('journeys', () => {
  it('saves what was based on the latest revision and refuses the rest', async () => {
    await using test = await testDatabase();
    await twoShops(test.db);
    await createJourney(test.db, { workspaceId: 'tea', id: 'j1', name: '七夕', document: { nodes: [] } });
    const save = (revision: number) =>
      saveDraft(test.db, {
        workspaceId: 'tea',
        id: 'j1',
        revision,
        name: '七夕大礼盒',
        document: { nodes: [revision] },
        author: 'me',
        changeId: 'c',
      });
    expect(await save(1)).toEqual({ ok: true, value: { revision: 2 } });
    expect(await save(1)).toEqual({ ok: false, refusal: 'stale' });
    expect(await saveDraft(test.db, { workspaceId: 'cds', id: 'j1', revision: 2, name: 'x', document: {}, author: null, changeId: 'd' })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
    expect(await findJourney(test.db, 'tea', 'j1')).toMatchObject({
      name: '七夕大礼盒',
      document: { nodes: [1] },
      revision: 2,
      currentVersion: null,
    });
    expect(await findJourney(test.db, 'cds', 'j1')).toBeNull();
  });

  it('numbers versions, keeps them and writes down who published', async () => {
    await using test = await testDatabase();
    await twoShops(test.db);
    await createJourney(test.db, { workspaceId: 'tea', id: 'j1', name: '七夕', document: {} });
    const publish = (hash: string) =>
      publishVersion(test.db, { workspaceId: 'tea', id: 'j1', document: { hash }, plan: { ops: [] }, planHash: hash, userId: 'user_1' });
    expect([await publish('a'), await publish('b')]).toEqual([{ version: 1 }, { version: 2 }]);
    const versions = await listVersions(test.db, 'tea', 'j1');
    expect(versions.map(({ planHash }) => planHash)).toEqual(['b', 'a']);
    expect(versions[0]).toMatchObject({ publishedBy: { id: 'user_1' }, runs: 0, rehearsals: 0 });
    expect(
      await saveDraft(test.db, { workspaceId: 'tea', id: 'j1', revision: 1, name: 'x', document: {}, author: 'user_1', changeId: 'e' }),
    ).toMatchObject({
      ok: true,
    });
    expect(await listDraftAuthors(test.db, 'tea', 'j1')).toMatchObject([{ version: null, changes: 1 }]);
    expect(await listDraftAuthors(test.db, 'cds', 'j1')).toEqual([]);
    expect(await findVersion(test.db, 'tea', { id: 'j1', version: 1 })).toMatchObject({ planHash: 'a', document: { hash: 'a' } });
    expect(await findVersion(test.db, 'tea', { id: 'j1', version: 'current' })).toMatchObject({ version: 2 });
    expect(await findVersion(test.db, 'cds', { id: 'j1', version: 1 })).toBeNull();
    expect((await listAudit(test.db, 'tea', 10)).map(({ action, subject }) => [action, subject])).toEqual([
      ['journey.publish', 'j1'],
      ['journey.publish', 'j1'],
    ]);
    await expect(publishVersion(test.db, { workspaceId: 'cds', id: 'j1', document: {}, plan: {}, planHash: 'c', userId: null })).rejects.toThrow(
      /no result/,
    );
  });

  it('lists with the last run, rehearsals in the shadow included, and without what is archived', async () => {
    await using test = await testDatabase();
    await twoShops(test.db);
    await createJourney(test.db, { workspaceId: 'tea', id: 'j1', name: '七夕', document: {} });
    await createJourney(test.db, { workspaceId: 'tea', id: 'j2', name: '中秋', document: {} });
    await sql`insert into workspace (id, name, zone, currency, shadow, shadow_of) values ('s', 'S', 'UTC', 'CNY', true, 'tea')`.execute(test.db);
    await sql`insert into run (workspace_id, id, journey_id, version, plan_hash, purpose, workspace_shadow, clock, start_at, logical_now, state)
      values ('s', 'r1', 'j1', 1, 'h', 'rehearsal', true, '{}', now(), now(), 'finished')`.execute(test.db);
    expect(await archiveJourney(test.db, 'tea', { id: 'j2', at: now, userId: null })).toBe(true);
    expect(await archiveJourney(test.db, 'cds', { id: 'j1', at: now, userId: null })).toBe(false);
    expect(await listJourneys(test.db, 'tea', { archived: false, search: '' })).toMatchObject([
      { id: 'j1', lastRun: { id: 'r1', workspaceId: 's', state: 'finished', purpose: 'rehearsal' } },
    ]);
    expect(await listJourneys(test.db, 'cds', { archived: false, search: '' })).toEqual([]);
  });
});

describe('the list of journeys', () => {
  it('finds by name and by what steps say, signs and all, in its own shop', async () => {
    await using test = await testDatabase();
    await twoShops(test.db);
    const document = (text: string) => ({ nodes: [{ id: 'n', name: '第一条', config: { text, deep: [{ name: 'Élan' }] } }] });
    await createJourney(test.db, { workspaceId: 'tea', id: 'j1', name: '七夕', document: document('满 50% 减') });
    await createJourney(test.db, { workspaceId: 'tea', id: 'j2', name: 'Mid_Autumn', document: document('月饼') });
    await createJourney(test.db, { workspaceId: 'cds', id: 'j3', name: '七夕', document: {} });
    const found = async (search: string) => (await listJourneys(test.db, 'tea', { archived: false, search })).map(({ id }) => id).toSorted();
    expect(await found(' ')).toEqual(['j1', 'j2']);
    expect(await found('七')).toEqual(['j1']);
    expect(await found('50%')).toEqual(['j1']);
    expect(await found('mid_a')).toEqual(['j2']);
    expect(await found('月')).toEqual(['j2']);
    expect(await found('élan')).toEqual(['j1', 'j2']);
    expect(await found('第一')).toEqual(['j1', 'j2']);
    expect(await found('text')).toEqual([]);
    expect(await found('\\')).toEqual([]);
  });

  it('keeps journeys in folders and archived ones apart, with the result of the last run', async () => {
    await using test = await testDatabase();
    await twoShops(test.db);
    await createJourney(test.db, { workspaceId: 'tea', id: 'j1', name: '七夕', document: {} });
    expect(await fileJourney(test.db, 'tea', { id: 'j1', folder: '节日' })).toBe(true);
    expect(await fileJourney(test.db, 'cds', { id: 'j1', folder: 'theirs' })).toBe(false);
    const report = { enrolled: 9, sends: { delivered: 8 }, reconciled: true, goal: { effect: 0.1, interval: [0, 0.2] } };
    await sql`insert into run (workspace_id, id, journey_id, version, plan_hash, purpose, clock, start_at, logical_now, state, report)
      values ('tea', 'r1', 'j1', 1, 'h', 'live', '{}', now(), now(), 'finished', ${JSON.stringify(report)}::jsonb)`.execute(test.db);
    const result = { enrolled: 9, delivered: 8, reconciled: true, effect: 0.1, interval: [0, 0.2] };
    expect(await listJourneys(test.db, 'tea', { archived: false, search: '' })).toMatchObject([{ folder: '节日', lastRun: { result } }]);
    await archiveJourney(test.db, 'tea', { id: 'j1', at: now, userId: null });
    expect(await listJourneys(test.db, 'tea', { archived: false, search: '' })).toEqual([]);
    expect(await listJourneys(test.db, 'tea', { archived: true, search: '' })).toMatchObject([{ id: 'j1' }]);
    await archiveJourney(test.db, 'tea', { id: 'j1', at: null, userId: null });
    expect(await listJourneys(test.db, 'tea', { archived: false, search: '' })).toMatchObject([{ id: 'j1' }]);
  });
});

describe('cohorts', () => {
  it('keeps a set of members as bits, frozen', async () => {
    await using test = await testDatabase();
    await twoShops(test.db);
    const save = (memberNos: readonly number[]) =>
      saveCohort(test.db, { workspaceId: 'tea', id: 'c1', name: '七夕买家', origin: { type: 'test' }, memberNos });
    await save([0, 7, 8, 1023, 1024, 5000]);
    await save([1]);
    expect(await readCohortMembers(test.db, 'tea', 'c1')).toEqual([0, 7, 8, 1023, 1024, 5000]);
    expect(await listCohorts(test.db, 'tea')).toMatchObject([{ id: 'c1', members: 6 }]);
    expect(await readCohortMembers(test.db, 'cds', 'c1')).toEqual([]);
  });
});
