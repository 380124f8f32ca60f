import { addDays, type Anchor, instantOf, nextAnchorDate } from '@magpie/calendar';
import type { Instant, Problem } from '@magpie/kit';
import type { JourneyDocument, When } from './document.ts';
import { graphOf, topologicalOrder } from './graph.ts';
import type { Moment } from './plan/plan.ts';
import type { UnderstoodNode } from './understand-nodes.ts';

/** Problems of the steps' `when`: on a kind that has none, without an anchor, or earlier than a step before it. */
export function checkTimes(document: JourneyDocument, understood: ReadonlyMap<string, UnderstoodNode>, anchor: Anchor | null): Problem[] {
  const problems: Problem[] = [];
  for (const { node, timed } of understood.values()) {
    if (node.when === null) continue;
    if (!timed) problems.push({ code: 'journey.when-not-allowed', severity: 'error', node: node.id, path: ['when'], parameters: {} });
    else if (node.when.type === 'anchor' && anchor === null)
      problems.push({ code: 'journey.when-without-anchor', severity: 'error', node: node.id, path: ['when'], parameters: {} });
  }
  return [...problems, ...outOfOrder(document, understood, anchor)];
}

/** A step behind another (or the entry) but set before it: who comes to it comes too late, and its rule for the past decides. */
function outOfOrder(document: JourneyDocument, understood: ReadonlyMap<string, UnderstoodNode>, anchor: Anchor | null): Problem[] {
  const graph = graphOf(document);
  const anchorDate = anchor === null ? null : anchor.type === 'date' ? anchor.date : nextAnchorDate(anchor, '2026-01-01');
  const latest = new Map<string, { readonly name: string; readonly at: Instant }>();
  const problems: Problem[] = [];
  for (const id of topologicalOrder(graph, new Set(graph.nodes.keys()))) {
    const node = graph.nodes.get(id);
    const moment = node?.when ?? understood.get(id)?.starts ?? null;
    const at = moment === null ? null : roughInstant(moment, anchorDate);
    const before = latest.get(id);
    if (at !== null && before !== undefined && at < before.at) {
      problems.push({ code: 'journey.moments-out-of-order', severity: 'warning', node: id, path: ['when'], parameters: { before: before.name } });
    }
    const own = node && at !== null && at >= (before?.at ?? -Infinity) ? { name: node.name, at } : before;
    for (const { to } of graph.out.get(id) ?? []) {
      const known = latest.get(to);
      if (own !== undefined && (known === undefined || own.at > known.at)) latest.set(to, own);
    }
  }
  return problems;
}

/** For comparison only, so that every anchor date and one zone will do. */
function roughInstant(when: When | Moment, anchorDate: string | null): Instant | null {
  if (when.type === 'date') return instantOf({ date: when.date, time: when.time, zone: 'UTC' });
  if (when.type !== 'anchor' || anchorDate === null) return null;
  return instantOf({ date: addDays(anchorDate, when.offsetDays), time: when.time, zone: 'UTC' });
}
