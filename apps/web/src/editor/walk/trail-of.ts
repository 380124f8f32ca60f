import type { JourneyDocument } from '@magpie/journey';
import type { Walk } from '@magpie/journey/walk';
import type { Trail } from '../workbench/workbench.ts';

/** The canvas's part of a walk, as far as `shown` steps: steps they came to, the last being where they are, and the edges they took. */
export function trailOf(walk: Walk, document: JourneyDocument, shown: number): Trail {
  const left = walk.steps.slice(0, shown);
  const next = walk.steps[shown]?.node ?? (shown >= walk.steps.length ? walk.here.node : null);
  const nodes = [...left.map(({ node }) => node), ...(next === null ? [] : [next])];
  const edges = left.flatMap(({ node, outcome }) => {
    const own = document.edges.filter(({ from }) => from === node);
    const taken = own.find(({ port }) => port === outcome) ?? own.find(({ port }) => port === 'out');
    return taken === undefined ? [] : [taken.id];
  });
  return { nodes: nodes.filter((id) => document.nodes.some((node) => node.id === id)), edges };
}
