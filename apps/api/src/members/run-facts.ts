import type { Filter, MemberFacts } from '@magpie/audience';
import type { Database } from '@magpie/db';
import { sql } from 'kysely';

/** What the runs that a filter names did with a member; nothing is asked where it names none. */
export async function runFacts(
  db: Database,
  workspaceId: string,
  { filter, memberNo }: { readonly filter: Filter; readonly memberNo: number },
): Promise<Pick<MemberFacts, 'steps' | 'messages'>> {
  const runs = [...new Set(runsIn(filter))];
  if (runs.length === 0) return {};
  const mine = sql`workspace_id = ${workspaceId} and run_id = any(${runs}::text[]) and person_no = ${memberNo}`;
  const steps = await sql<{ run: string; node: string; outcome: string; at: Date }>`
    select run_id as run, node, outcome, at from transition where ${mine}`.execute(db);
  const sends = await sql<{ run: string; node: string; state: string; at: Date }>`
    select run_id as run, node, state, at from send where ${mine}`.execute(db);
  return {
    steps: steps.rows.map(({ at, ...step }) => ({ ...step, occurredAt: at.getTime() })),
    messages: sends.rows.flatMap(({ at, state: told, ...send }) => {
      const state = groupOf(told);
      return state === null ? [] : [{ ...send, state, occurredAt: at.getTime() }];
    }),
  };
}

function runsIn(filter: Filter): readonly string[] {
  switch (filter.type) {
    case 'all':
    case 'any':
      return filter.of.flatMap(runsIn);
    case 'not':
      return runsIn(filter.of);
    case 'run':
    case 'message':
      return [filter.run];
    default:
      return [];
  }
}

type State = NonNullable<MemberFacts['messages']>[number]['state'];

const states: readonly State[] = ['pending', 'held', 'claimed', 'accepted', 'delivered', 'failed', 'suppressed', 'unknown'];

/** `suppressed:no-address` is `suppressed`. */
function groupOf(told: string): State | null {
  return states.find((state) => told.split(':', 1)[0] === state) ?? null;
}
