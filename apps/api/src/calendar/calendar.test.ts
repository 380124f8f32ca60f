import { isWorkingDay, workingDayOf } from '@magpie/calendar';
import { createUser, createWorkspace, listAudit, setRole } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from '../router.ts';
import { bareContext } from '../testing/bare-context.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await createWorkspace(db, { id: 'tea', name: '鹊桥茶铺', zone: 'Asia/Shanghai', currency: 'CNY' });
  await createWorkspace(db, { id: 'cds', name: 'CDNOW', zone: 'America/New_York', currency: 'USD' });
  await createUser(db, { id: 'jia', email: 'jia@localhost', name: 'JIA' });
  for (const workspace of ['tea', 'cds']) await setRole(db, workspace, { userId: 'jia', role: 'owner' });
});
afterAll(() => database[Symbol.asyncDispose]());

function api(role = 'owner') {
  return appRouter.createCaller(bareContext(database.db, { user: { id: 'jia', name: 'JIA' }, roleIn: async () => role })).calendar;
}

describe('the days that a workspace works', () => {
  it('are those of its country from the start', async () => {
    const [tea, cds] = [await api().workingDays({ workspaceId: 'tea' }), await api().workingDays({ workspaceId: 'cds' })];
    expect([tea, cds]).toEqual([
      { official: 'cn', own: {} },
      { official: null, own: {} },
    ]);
    // A Saturday that is worked for the National Day, in China only.
    expect([isWorkingDay('2026-10-10', tea), isWorkingDay('2026-10-10', cds)]).toEqual([true, false]);
  });

  it('can be said otherwise for one workspace, given back, and are in the audit', async () => {
    const at = { workspaceId: 'tea' };
    await api().setDays({
      ...at,
      days: [
        { date: '2027-10-01', says: 'work' },
        { date: '2027-10-01', says: 'off' },
        { date: '2027-10-09', says: 'work' },
        { date: '2026-10-10', says: 'off' },
      ],
    });
    const said = await api().workingDays(at);
    expect(said.own).toEqual({ '2026-10-10': 'off', '2027-10-01': 'off', '2027-10-09': 'work' });
    expect(workingDayOf('2026-10-10', said)).toEqual({ working: false, saidBy: 'own', holiday: 'national-day' });
    expect((await api().workingDays({ workspaceId: 'cds' })).own).toEqual({});
    await api().setDays({
      ...at,
      days: [
        { date: '2026-10-10', says: null },
        { date: '2027-10-09', says: 'off' },
      ],
    });
    expect((await api().workingDays(at)).own).toEqual({ '2027-10-01': 'off', '2027-10-09': 'off' });
    await api().follow({ ...at, official: null });
    expect((await api().workingDays(at)).official).toBeNull();
    await api().follow({ ...at, official: 'cn' });
    expect((await listAudit(database.db, 'tea', 10)).map(({ action }) => action)).toEqual([
      'workspace.official-days',
      'workspace.official-days',
      'workspace.working-days',
      'workspace.working-days',
    ]);
  });

  it('refuses what is no date and who may only draw', async () => {
    await expect(api().setDays({ workspaceId: 'tea', days: [{ date: '2027-02-30', says: 'off' }] })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(api('editor').setDays({ workspaceId: 'tea', days: [{ date: '2027-02-03', says: 'off' }] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
