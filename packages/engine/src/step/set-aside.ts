import type { Database } from '@magpie/db';
import type { Plan } from '@magpie/journey/plan';
import { sql } from 'kysely';
import type { RunRef } from '../engine.ts';
import type { StuckGroup } from './advance-groups.ts';
import { byBlock } from './step-changes.ts';

/** A reason is a sentence for whoever runs the shop, not a dump. */
const reasonLength = 300;

/** Writes down whom a step could not process and why. They stay where they are, due never, until somebody puts them back (run/retry-stuck.ts). */
export async function writeStuck(
  db: Database,
  { run, plan, at }: { readonly run: RunRef; readonly plan: Plan; readonly at: number },
  stuck: readonly StuckGroup[],
): Promise<void> {
  if (stuck.length === 0) return;
  const rows = stuck.flatMap(({ members, position, reason }) =>
    [...byBlock(members)].flatMap(([block, slots]) =>
      slots.map((slot) => ({ block, slot, node: plan.ops[position.op]?.node ?? `op ${position.op}`, reason: reason.slice(0, reasonLength) })),
    ),
  );
  await sql`
    insert into stuck_slot (workspace_id, run_id, block, slot, node, reason, at)
    select ${run.workspaceId}, ${run.runId}, u.*, ${new Date(at)} from unnest(${rows.map(({ block }) => block)}::int[], ${rows.map(({ slot }) => slot)}::int[],
      ${rows.map(({ node }) => node)}::text[], ${rows.map(({ reason }) => reason)}::text[]) as u
    on conflict (workspace_id, run_id, block, slot) do update set node = excluded.node, reason = excluded.reason, at = excluded.at`.execute(db);
}
