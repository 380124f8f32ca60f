import { type Instant, secondMs } from '@magpie/kit';
import { compileWhen } from './compile-when.ts';
import type { JourneyDocument, JourneyNode } from './document.ts';
import { graphOf, topologicalOrder } from './graph.ts';
import type { DraftOp, KindRegistry } from './kind.ts';
import { knownStep, type KnownStep } from './known-step.ts';
import { momentInstant } from './plan/moment-instant.ts';
import type { Moment } from './plan/plan.ts';

/** When a step happens to whoever comes to it first. */
export interface ScheduledNode {
  /** When the first can come to it. */
  readonly arrives: Instant;
  /** When it happens: after its `when`. */
  readonly at: Instant;
  /** Times in which people stand at it: before it happens, or while it waits or watches. */
  readonly spans: readonly ScheduleSpan[];
  /** Its own moment lies before anybody can come: what its rule for the past says happens. */
  readonly isTooLate: boolean;
}

export interface ScheduleSpan {
  readonly type: 'wait' | 'window';
  readonly from: Instant;
  readonly to: Instant;
}

export interface ScheduleGround {
  /** Local date of the anchor of the run that is looked at; null without one. */
  readonly anchorDate: string | null;
  readonly zone: string;
  /** When people enter a journey whose entry does not say. */
  readonly now: Instant;
}

/**
 * The calendar of a journey, as early as each step can come: the same moments and delays that its plan would run by, before it compiles. A step that
 * nobody is led to stands at its own date; without one, on a cycle or unreadable, it is left out. The work grows with the steps and edges, and a
 * kind is asked again only about steps that have changed since ({@link knownStep}).
 */
export function scheduleOf(document: JourneyDocument, kinds: KindRegistry, ground: ScheduleGround): ReadonlyMap<string, ScheduledNode> {
  const graph = graphOf(document);
  const steps = new Map(document.nodes.map((node) => [node.id, knownStep(node, document, kinds)]));
  const anchor = [...steps.values()].find((each) => each !== null && each.anchor !== null)?.anchor ?? null;
  const hasKey = [...steps.values()].some((each) => each?.hasKey === true);
  const scheduled = new Map<string, ScheduledNode>();
  const arrivals = new Map<string, Instant>();
  for (const id of topologicalOrder(graph, new Set(graph.nodes.keys()))) {
    const known = steps.get(id) ?? null;
    const node = graph.nodes.get(id);
    if (known === null || node === undefined) continue;
    // What nobody is led to yet hangs at its own date, if it has one.
    const arrives = known.role === 'entry' ? startOf(known, ground) : (arrivals.get(id) ?? datedAt(node, ground));
    if (arrives === undefined) continue;
    const before = passWhen(node, arrives, ground);
    const op = known.opWith({ anchor, hasKey, wired: (graph.out.get(id) ?? []).map(({ port }) => port) });
    const { leaves, spans } = passOp(op, Math.max(before.at, arrives), ground);
    scheduled.set(id, { arrives, at: before.at, isTooLate: before.isTooLate, spans: [...before.spans, ...spans] });
    for (const { port, to } of graph.out.get(id) ?? []) {
      const next = leaves(port);
      arrivals.set(to, Math.min(arrivals.get(to) ?? next, next));
    }
  }
  return scheduled;
}

function datedAt({ when }: JourneyNode, ground: ScheduleGround): Instant | undefined {
  const op = when === null ? null : compileWhen(when);
  return op?.op === 'waitUntil' ? (instantIn(op.at, ground) ?? undefined) : undefined;
}

function startOf({ starts }: KnownStep, ground: ScheduleGround): Instant {
  return starts === null ? ground.now : (instantIn(starts, ground) ?? ground.now);
}

function passWhen(node: JourneyNode, arrives: Instant, ground: ScheduleGround): Omit<ScheduledNode, 'arrives'> {
  const op = node.when === null ? null : compileWhen(node.when);
  const at =
    op === null
      ? arrives
      : op.op === 'delay'
        ? arrives + op.seconds * secondMs
        : op.op === 'waitUntil'
          ? (instantIn(op.at, ground) ?? arrives)
          : arrives;
  // A moment that is over is still where the author put the step: it is shown there, and marked.
  return { at, isTooLate: at < arrives, spans: at > arrives ? [{ type: 'wait', from: arrives, to: at }] : [] };
}

function passOp(
  op: DraftOp | null,
  at: Instant,
  ground: ScheduleGround,
): { readonly leaves: (port: string) => Instant; readonly spans: readonly ScheduleSpan[] } {
  if (op?.op === 'delay' || op?.op === 'waitUntil') {
    const until = op.op === 'delay' ? at + op.seconds * secondMs : Math.max(at, instantIn(op.at, ground) ?? at);
    return { leaves: () => until, spans: until > at ? [{ type: 'wait', from: at, to: until }] : [] };
  }
  if (op?.op === 'awaitEvent') {
    const from = Math.max(at, op.from === null ? at : (instantIn(op.from, ground) ?? at));
    const to = Math.max(from, op.to.type === 'delay' ? at + op.to.seconds * secondMs : (instantIn(op.to, ground) ?? at));
    return { leaves: (port) => (port === op.next.timeout ? to : from), spans: to > from ? [{ type: 'window', from, to }] : [] };
  }
  return { leaves: () => at, spans: [] };
}

/** Members' own zones differ; the calendar is the workspace's. */
function instantIn(moment: Moment, { anchorDate, zone }: ScheduleGround): Instant | null {
  try {
    return momentInstant(moment, anchorDate, zone);
  } catch {
    // A date or time that does not exist is a problem of the draft, told elsewhere.
    return null;
  }
}
