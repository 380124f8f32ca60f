import type { RunSummary } from '../api/contract.ts';
import type { Conversions } from './conversions.ts';
import type { RunNumber } from './run-number.ts';
import type { Show } from './run-search.ts';

/** What an edge carries: its number, whom it counts, and of how many they are a share. */
export interface EdgeNumber {
  readonly value: number;
  readonly number: RunNumber;
  /** Null: there is no share of anything. */
  readonly whole: number | null;
}

export interface EdgeNumbers {
  of(edge: { readonly from: string; readonly port: string }): EdgeNumber | null;
  /** What the widest edge carries. */
  readonly most: number;
}

/**
 * The numbers of all edges. People: who took the edge. Messages: those meant for who took it; an edge by which nobody is written to carries none. Conversion:
 * who took it and did what the goal counts, of those whose window has closed where each has their own.
 */
export function edgeNumbers(run: Pick<RunSummary, 'edges' | 'perNode'>, show: Show, conversions: Conversions | null): EdgeNumbers {
  const entered = new Map(run.perNode.map(({ node, entered: count }) => [node, count]));
  const edges = new Map(run.edges.map((edge) => [`${edge.from} ${edge.port}`, edge]));
  const numberOf = (edge: RunSummary['edges'][number] | undefined): EdgeNumber | null => {
    if (edge === undefined || edge.outcomes.length === 0) return null;
    const { from: node, outcomes, count } = edge;
    if (show === 'people') return { value: count, number: { type: 'left', node, outcomes }, whole: entered.get(node) ?? 0 };
    if (show === 'messages') {
      const sends = run.perNode.find((each) => each.node === node)?.sends ?? null;
      if (sends === null || !outcomes.includes(intended)) return null;
      return { value: sends.intended, number: { type: 'messages', node, state: 'intended' }, whole: null };
    }
    const own = conversions?.nodes.find((each) => each.node === node);
    if (own === undefined) return null;
    const value = outcomes.reduce((sum, outcome) => sum + (own.outcomes[outcome]?.converted ?? 0), 0);
    const whole = outcomes.reduce((sum, outcome) => sum + (own.outcomes[outcome]?.counted ?? 0), 0);
    return { value, number: { type: 'converted', node, outcomes }, whole };
  };
  const all = run.edges.flatMap((edge) => numberOf(edge)?.value ?? []);
  const most = show === 'people' ? Math.max(1, ...entered.values()) : Math.max(1, ...all);
  return { of: ({ from, port }) => numberOf(edges.get(`${from} ${port}`)), most };
}

/** The outcome by which somebody leaves who is written to: every op that sends has it. */
const intended = 'intended';
