import { randomUUID } from 'node:crypto';
import { createRun, type Engine, type RunRef } from '@magpie/engine';
import { compileJourney } from '@magpie/journey';
import { kinds, qixiJourney } from '@magpie/nodes';
import { sql } from 'kysely';
import { benchNow } from './load-members.ts';

/** The Qixi journey as it is drawn, but open to every member: publishes it once, and makes a run whose clock goes on as soon as an instant is drained. */
export async function publishForEveryone(engine: Engine, workspaceId: string): Promise<RunRef> {
  const drawn = qixiJourney({ id: 'qixi-bench', locale: 'zh-CN' });
  const document = {
    ...drawn,
    nodes: drawn.nodes.map((node) => ('audience' in node.config ? { ...node, config: { ...node.config, audience: null } } : node)),
  };
  const plan = compileJourney(document, kinds);
  if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
  const text = JSON.stringify(document);
  await sql`
    insert into journey (workspace_id, id, name, document, current_version) values (${workspaceId}, ${document.id}, ${document.name}, ${text}::jsonb, 1)
    on conflict do nothing`.execute(engine.db);
  await sql`
    insert into journey_version (workspace_id, journey_id, version, document, plan, plan_hash)
    values (${workspaceId}, ${document.id}, 1, ${text}::jsonb, ${JSON.stringify(plan.value)}::jsonb, ${plan.value.hash}) on conflict do nothing`.execute(
    engine.db,
  );
  const clock = { type: 'scaled', pace: Number.MAX_SAFE_INTEGER, wallStart: 0 } as const;
  const run = await createRun(engine, {
    workspaceId,
    journeyId: document.id,
    version: 1,
    purpose: 'live',
    clock,
    startAt: null,
    anchorDate: null,
    now: benchNow,
    seed: randomUUID(),
    customers: null,
  });
  if (!run.ok) throw new Error(run.refusal);
  return { workspaceId, runId: run.value.runId };
}
