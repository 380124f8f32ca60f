import type { Database } from '@magpie/db';
import { type RunRef, traceMember } from '@magpie/engine';
import { type EnrolmentRun, type Plan, runEnrolment } from '@magpie/journey/plan';
import { type Fate, foretell, type RandomHistory, worldOf } from '@magpie/journey/testing';
import type { BrokenRule } from '@magpie/journey/testing';
import { sql } from 'kysely';

/** A fate, and whether the trace agrees with it: what the engine's rows tell of one member. */
export interface ToldFate extends Fate {
  readonly agrees: boolean;
}

/** What the pure simulation makes of one member. */
export function simulatedFate(plan: Plan, history: RandomHistory): Fate {
  return fateOf(
    runEnrolment(
      plan,
      { startAt: history.startAt, until: history.until, instants: history.facts.events.map(({ occurredAt }) => occurredAt) },
      worldOf(plan, history, { foresight: false }),
    ),
  );
}

/** What a reader who breaks a rule would expect. */
export function brokenFate(plan: Plan, history: RandomHistory, rule: BrokenRule): Fate {
  const fate = foretell(plan, history, rule);
  return { ...fate, effects: fate.effects.toSorted() };
}

function fateOf({ position, transitions, effects }: EnrolmentRun): Fate {
  return {
    history: transitions.map(({ node, outcome, at }) => `${node} ${outcome} ${at}`),
    effects: effects.map(({ type, op, at }) => `${type} ${op} ${at}`).toSorted(),
    op: position.op,
    entered: position.entered,
    finished: position.due === null,
  };
}

/** What the engine's rows tell: history, ledger, grants, cohorts, tags and where they stand. */
export async function toldFate(
  db: Database,
  { run, plan, externalId }: { readonly run: RunRef; readonly plan: Plan; readonly externalId: string },
): Promise<ToldFate> {
  const { rows } = await sql<{ no: number }>`select no from member where workspace_id = ${run.workspaceId} and external_id = ${externalId}`.execute(
    db,
  );
  const no = rows[0]?.no ?? -1;
  const trace = await traceMember(db, run, no);
  const opOf = (node: string): number => plan.ops.findIndex((op) => op.node === node && (op.records || op.op === 'end'));
  const effects = [
    ...trace.sends.map(({ node, at }) => `send ${opOf(node)} ${at}`),
    ...trace.grants.map(({ node, at }) => `grant ${opOf(node)} ${at}`),
    ...(await savedFrom(db, run, no)).map((node) => `save ${opOf(node)} ${trace.steps.find((step) => step.node === node)?.at ?? 'never'}`),
    ...trace.steps.filter(({ outcome }) => outcome === 'updated').map(({ node, at }) => `update ${opOf(node)} ${at}`),
  ].toSorted();
  return {
    history: trace.steps.map(({ node, outcome, at }) => `${node} ${outcome} ${at}`),
    effects,
    op: trace.here === null ? -1 : opOf(trace.here.node),
    entered: trace.here?.entered ?? -1,
    finished: trace.here?.due === null,
    agrees: trace.agrees,
  };
}

/** Nodes whose cohorts hold the member. */
async function savedFrom(db: Database, { workspaceId, runId }: RunRef, no: number): Promise<readonly string[]> {
  const { rows } = await sql<{ node: string }>`
    select c.origin->>'node' as node from cohort_block b join cohort c on c.workspace_id = b.workspace_id and c.id = b.cohort_id
    where b.workspace_id = ${workspaceId} and c.origin->>'runId' = ${runId} and b.block = ${no >> 10} and get_bit(b.members, ${no & 1023}) = 1`.execute(
    db,
  );
  return rows.map(({ node }) => node);
}

/** Tag changes that a run's steps made, `tag present instant` by external id; and what the plan's effects should have made. */
export async function toldTags(db: Database, workspaceId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    select distinct m.external_id || ' ' || t.tag || ' ' || t.present || ' ' || (extract(epoch from t.occurred_at) * 1000)::bigint as line
    from tag_change t join member m on m.workspace_id = t.workspace_id and m.no = t.member_no where t.workspace_id = ${workspaceId}`.execute(db);
  return rows.map(({ line }) => line).toSorted();
}

export function simulatedTags(plan: Plan, history: RandomHistory): readonly string[] {
  const line = (tag: string, present: boolean, at: number): string => `${history.externalId} ${tag} ${present} ${at}`;
  return simulatedFate(plan, history).effects.flatMap((effect) => {
    const [type, index, at] = effect.split(' ');
    const op = plan.ops[Number(index)];
    if (type !== 'update' || op?.op !== 'update') return [];
    return [...op.addTags.map((tag) => line(tag, true, Number(at))), ...op.removeTags.map((tag) => line(tag, false, Number(at)))];
  });
}

export function isSameFate(left: Fate, right: Fate): boolean {
  return (
    left.op === right.op &&
    left.entered === right.entered &&
    left.finished === right.finished &&
    left.history.join() === right.history.join() &&
    left.effects.join() === right.effects.join()
  );
}
