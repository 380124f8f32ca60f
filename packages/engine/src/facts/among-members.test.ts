import { testDatabase } from '@magpie/db/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { amongMembers } from './among-members.ts';

describe('amongMembers', () => {
  it.each([
    ['nobody', [], []],
    ['one', [7], [7]],
    ['neighbours, with who stands between them', [9, 3, 5], [3, 4, 5, 6, 7, 8, 9]],
    ['people far apart, alone', [3, 90], [3, 90]],
  ])('reads %s', async (_what, members, read) => {
    await using test = await testDatabase();
    const { rows } = await sql<{ no: number }>`select no from generate_series(0, 99) as no where ${amongMembers(members)('no')} order by no`.execute(
      test.db,
    );
    expect(rows.map(({ no }) => no)).toEqual(read);
  });
});
