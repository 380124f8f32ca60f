import { addDays, type Anchor, instantOf, nextAnchorDate } from '@magpie/calendar';
import type { Instant, Problem } from '@magpie/kit';
import type { JourneyDocument, When } from './document.ts';
import { graphOf, reachableFrom } from './graph.ts';
import type { UnderstoodNode } from './understand-nodes.ts';

/** Problems of the steps' `when`: on a kind that has none, without an anchor, or earlier than a step before it. */
export function checkTimes(document: JourneyDocument, understood: ReadonlyMap<string, UnderstoodNode>, anchor: Anchor | null): Problem[] {
  const problems: Problem[] = [];
  for (const { node, timed } of understood.values()) {
    if (node.when === null) continue;
    if (!timed) problems.push({ code: 'journey.when-not-allowed', severity: 'error', node: node.id, path: ['when'], parameters: {} });
    else if (node.when.type === 'anchor' && anchor === null) problems.push({ code: 'journey.when-without-anchor', severity: 'error', node: node.id, path: ['when'], parameters: {} });
  }
  return [...problems, ...outOfOrder(document, anchor)];
}

/** A step that comes after another on every path but is set before it: people would come too late, and its rule for the past would decide. */
function outOfOrder(document: JourneyDocument, anchor: Anchor | null): Problem[] {
  const graph = graphOf(document);
  const moments = new Map<string, Instant>();
  for (const node of document.nodes) {
    const at = node.when === null ? null : roughInstant(node.when, anchor);
    if (at !== null) moments.set(node.id, at);
  }
  const problems: Problem[] = [];
  for (const [id, at] of moments) {
    const late = [...reachableFrom(graph, id)].find((later) => later !== id && (moments.get(later) ?? Infinity) < at);
    if (late !== undefined) problems.push({ code: 'journey.moments-out-of-order', severity: 'warning', node: late, path: ['when'], parameters: { before: graph.nodes.get(id)?.name ?? id } });
  }
  return problems;
}

/** For comparison only: any anchor date and one zone will do. */
function roughInstant(when: When, anchor: Anchor | null): Instant | null {
  if (when.type === 'date') return instantOf({ date: when.date, time: when.time, zone: 'UTC' });
  if (when.type !== 'anchor' || anchor === null) return null;
  const date = anchor.type === 'date' ? anchor.date : nextAnchorDate(anchor, '2026-01-01');
  return date === null ? null : instantOf({ date: addDays(date, when.offsetDays), time: when.time, zone: 'UTC' });
}
