import type { Anchor } from '@magpie/calendar';
import { invariant, ok, type Problem, refuse, type Result } from '@magpie/kit';
import { checkJourney, hasErrors } from './check-journey.ts';
import { compileWhen } from './compile-when.ts';
import type { JourneyDocument } from './document.ts';
import { type Graph, graphOf, reachableFrom, topologicalOrder } from './graph.ts';
import type { DraftOp, KindRegistry } from './kind.ts';
import type { Goal, Op, Plan } from './plan/plan.ts';
import { expandAudiences } from './plan/expand-audiences.ts';
import { planHash } from './plan/plan-hash.ts';
import { understandNodes, type UnderstoodNode } from './understand-nodes.ts';
import { unknownWorkspace, type WorkspaceFacts } from './workspace-facts.ts';

/** Where paths end that lead nowhere on the canvas. */
const implicitEnd = '~end';

/**
 * Lowers a journey to its plan, or gives back every problem when any is an error. The same document gives the same plan and hash; positions, names
 * and stages on the canvas do not enter it. Saved audiences stand in the plan as they are now: what becomes of them later changes no plan.
 */
export function compileJourney(
  document: JourneyDocument,
  kinds: KindRegistry,
  workspace: WorkspaceFacts = unknownWorkspace,
): Result<Plan, readonly Problem[]> {
  const problems = checkJourney(document, kinds, workspace);
  if (hasErrors(problems)) return refuse(problems);
  const { understood } = understandNodes(document, kinds);
  const entry = [...understood.values()].find(({ role }) => role === 'entry');
  invariant(entry, 'A checked journey has an entry');
  const graph = graphOf(document);
  const order = topologicalOrder(graph, reachableFrom(graph, entry.node.id));
  const drafts = order.flatMap((id) => draftsOf(id, understood, graph, entry.anchor));
  const expanded = expandAudiences(link(drafts), workspace.audiences);
  if (!expanded.ok) return expanded;
  const { ops, audiences } = expanded.value;
  const plan = {
    format: 1 as const,
    journeyId: document.id,
    anchor: entry.anchor,
    ops,
    goal: goalOf(document),
    ...(Object.keys(audiences).length === 0 ? {} : { audiences }),
  };
  return ok({ ...plan, hash: planHash(plan) });
}

/** An op whose ways out still name the op they lead to. */
interface Draft {
  readonly id: string;
  readonly node: string;
  readonly records: boolean;
  readonly op: DraftOp;
  /** Id of the op behind a named way out. */
  targetOf(port: string): string;
}

function draftsOf(id: string, understood: ReadonlyMap<string, UnderstoodNode>, graph: Graph, anchor: Anchor | null): Draft[] {
  const item = understood.get(id);
  invariant(item, `A checked journey understands node ${id}`);
  const edges = graph.out.get(id) ?? [];
  const entryOf = (nodeId: string): string => (understood.get(nodeId)?.node.when ? `${nodeId}.wait` : nodeId);
  const targetOf = (port: string): string => {
    const edge = edges.find((candidate) => candidate.port === port);
    return edge ? entryOf(edge.to) : implicitEnd;
  };
  const op = item.compile({ node: item.node, anchor, wired: new Set(edges.map((edge) => edge.port)) });
  const step: Draft = { id, node: id, records: op.op !== 'end', op, targetOf };
  if (item.node.when === null) return [step];
  const afterSkip = targetOf(item.ports[0] ?? '');
  const wait: Draft = {
    id: `${id}.wait`,
    node: id,
    records: false,
    op: compileWhen(item.node.when),
    targetOf: (way) => (way === 'skip' ? afterSkip : id),
  };
  return [wait, step];
}

function link(drafts: readonly Draft[]): Op[] {
  const indexes = new Map(drafts.map((draft, index) => [draft.id, index]));
  const indexOf = (id: string): number => indexes.get(id) ?? drafts.length;
  const ops = drafts.map((draft) => linkOne(draft, indexOf));
  const leaks = ops.some((op) => 'next' in op && Object.values(op.next).includes(drafts.length));
  return leaks ? [...ops, { op: 'end', id: implicitEnd, node: implicitEnd, records: false, reason: 'completed' }] : ops;
}

function linkOne({ id, node, records, op, targetOf }: Draft, indexOf: (id: string) => number): Op {
  const base = { id, node, records };
  const way = (port: string): number => indexOf(targetOf(port));
  switch (op.op) {
    case 'enter':
      return { ...op, ...base, next: { entered: way(op.next.entered) } };
    case 'filter':
      return { ...op, ...base, next: { met: way(op.next.met), unmet: way(op.next.unmet) } };
    case 'waitUntil':
      return { ...op, ...base, next: { reached: way(op.next.reached), skipped: way(op.next.skipped) } };
    case 'delay':
      return { ...op, ...base, next: { reached: way(op.next.reached) } };
    case 'awaitEvent':
      return { ...op, ...base, next: { matched: way(op.next.matched), timeout: way(op.next.timeout) } };
    case 'branch':
    case 'split':
      return { ...op, ...base, next: Object.fromEntries(Object.entries(op.next).map(([outcome, port]) => [outcome, way(port)])) };
    case 'send':
      return { ...op, ...base, next: { intended: way(op.next.intended), unreachable: way(op.next.unreachable) } };
    case 'grant':
      return { ...op, ...base, next: { granted: way(op.next.granted) } };
    case 'update':
      return { ...op, ...base, next: { updated: way(op.next.updated) } };
    case 'save':
      return { ...op, ...base, next: { saved: way(op.next.saved) } };
    case 'end':
      return { ...op, ...base };
  }
}

function goalOf({ settings: { goal } }: JourneyDocument): Goal | null {
  if (goal === null) return null;
  return {
    event: goal.event,
    where: goal.where,
    from: 'from' in goal ? { type: goal.from } : { type: 'anchor', offsetDays: goal.fromDays, time: '00:00', zone: 'workspace' },
    windowDays: goal.windowDays,
  };
}
