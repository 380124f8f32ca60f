import type { Database } from '@magpie/db';
import { readRun, runCounts, type RunRef } from '@magpie/engine';
import { type JourneyDocument, parseDocument } from '@magpie/journey';
import { kinds } from '@magpie/nodes';
import { sql } from 'kysely';
import { Refused } from '../refusals.ts';

/** A run's row with the document and plan it runs. */
export async function findRun(db: Database, { workspaceId, runId }: RunRef) {
  const { rows } = await sql<{
    journeyId: string;
    version: number;
    purpose: string;
    customers: { type: string } | null;
    clock: { type: string; pace?: number };
    startedAt: Date;
    endedAt: Date | null;
    document: unknown;
    report: unknown;
  }>`
    select r.journey_id as "journeyId", r.version, r.purpose, r.customers, r.clock, r.created_at as "startedAt", r.ended_at as "endedAt", v.document, r.report
    from run r join journey_version v on v.workspace_id = r.workspace_id and v.journey_id = r.journey_id and v.version = r.version
    where r.workspace_id = ${workspaceId} and r.id = ${runId}`.execute(db);
  const row = rows[0];
  const parsed = row ? parseDocument(row.document, kinds) : null;
  if (!row || !parsed?.ok) throw new Refused('not-found');
  return { ...row, document: parsed.value };
}

/** Where everyone of a run is now: what the canvas draws while it runs. */
export async function runNumbers(db: Database, run: RunRef, document: JourneyDocument) {
  const record = await readRun(db, run);
  const counts = await runCounts(db, run);
  const names = new Map(document.nodes.map((node) => [node.id, node.name]));
  const edges = document.edges.map((edge) => {
    const left = counts.find((each) => each.node === edge.from)?.outcomes ?? {};
    const outcomes = outcomesOn(edge, Object.keys(left), document);
    return { ...edge, outcomes, count: outcomes.reduce((sum, outcome) => sum + (left[outcome] ?? 0), 0) };
  });
  return {
    state: record.request === 'pause' ? 'paused' : record.state,
    logicalNow: record.logicalNow,
    perNode: counts.map((each) => ({ ...each, name: names.get(each.node) ?? each.node })),
    edges,
  };
}

/** Outcomes of ops and ports of nodes are named alike, except that a step's one way out carries whatever outcome has no port of its own. */
function outcomesOn(
  edge: { readonly from: string; readonly port: string },
  outcomes: readonly string[],
  document: JourneyDocument,
): readonly string[] {
  if (outcomes.includes(edge.port)) return [edge.port];
  if (edge.port !== 'out') return [];
  const ports = new Set(document.edges.filter(({ from }) => from === edge.from).map(({ port }) => port));
  return outcomes.filter((outcome) => !ports.has(outcome));
}
