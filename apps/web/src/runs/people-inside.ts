import type { NodeNumbers, RunSummary } from '../api/contract.ts';
import { kindOf } from '../editor/store/graph-reading.ts';

/** Whether people who stand at a node have come to their end there. */
export function isEnd(run: Pick<RunSummary, 'document'>, id: string): boolean {
  const node = run.document.nodes.find((each) => each.id === id);
  return node !== undefined && kindOf(node)?.role === 'end';
}

/** How many are on their way, and how many have come to an end. */
export function peopleInside(run: Pick<RunSummary, 'document' | 'perNode'>): { readonly inside: number; readonly ended: number } {
  const sum = (nodes: readonly NodeNumbers[]): number => nodes.reduce((total, { here }) => total + here, 0);
  const all = sum(run.perNode);
  const ended = sum(run.perNode.filter(({ node }) => isEnd(run, node)));
  return { inside: all - ended, ended };
}
