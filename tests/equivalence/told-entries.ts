import type { Database } from '@magpie/db';
import type { RunRef } from '@magpie/engine';
import type { Plan } from '@magpie/journey/plan';
import { sql } from 'kysely';
import type { ExpectedEntries } from './expected-entries.ts';
import { gather, grants, passages, saves, sends, standings, tags } from './told-lives.ts';

/** What the rows of a run into which people come one by one tell of everybody, by member number, in the words of {@link ExpectedEntries}. */
export async function toldEntries(db: Database, run: RunRef, plan: Plan): Promise<ReadonlyMap<number, ExpectedEntries>> {
  const history = await passages(db, run, plan);
  const ledger = gather([...(await sends(db, run)), ...(await grants(db, run))]);
  const stands = await standings(db, run);
  const saved = gather(await saves(db, run));
  const { changes } = await tags(db, run);
  const slots = await sql<{ place: number; no: number; key: string; at: Date }>`
    select block * 1024 + slot as place, member_no as no, key, entered_at as at from slot where workspace_id = ${run.workspaceId} and run_id = ${run.runId} order by 1`.execute(
    db,
  );
  const { rows } = await sql<{ no: number }>`select no from member where workspace_id = ${run.workspaceId}`.execute(db);
  if (stands.size !== slots.rows.length) throw new Error('Places without a state, or states without a place');
  return new Map(
    rows.map(({ no }) => [
      no,
      {
        lives: slots.rows
          .filter((row) => row.no === no)
          .map(({ place, key, at }) => ({
            key,
            enteredAt: at.getTime(),
            history: history.get(place) ?? [],
            ledger: (ledger.get(place) ?? []).toSorted(),
            stands: stands.get(place) ?? 'nowhere',
          })),
        saves: (saved.get(no) ?? []).toSorted(),
        changes: (changes.get(no) ?? []).toSorted(),
      },
    ]),
  );
}
