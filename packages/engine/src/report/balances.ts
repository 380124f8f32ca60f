import type { NodeCounts } from './run-counts.ts';

export interface BalanceRow {
  readonly node: string;
  readonly left: number;
  readonly right: number;
}

/** Both balances of a run, proved from its rows: every line's sides, and whether all are equal. */
export interface Balances {
  /** Entered = here + each outcome, and who is stuck at a node is here. */
  readonly flow: { readonly ok: boolean; readonly rows: readonly BalanceRow[] };
  /** Intended by the step = the sum of the messages' states = those whom the node's `intended` outcome counts. */
  readonly send: { readonly ok: boolean; readonly rows: readonly BalanceRow[] };
}

/** Balances the counts of a run. */
export function balancesOf(counts: readonly NodeCounts[]): Balances {
  const flow = counts.map(({ node, entered, here, outcomes }) => ({ node, left: entered, right: here + sum(Object.values(outcomes)) }));
  const send = counts.flatMap(({ node, sends, outcomes }) => {
    if (sends === null) return [];
    const { intended, suppressed, ...states } = sends;
    return [
      { node, left: intended, right: sum(Object.values(states)) + sum(Object.values(suppressed)) },
      { node, left: outcomes['intended'] ?? 0, right: intended },
    ];
  });
  const isStuckHere = counts.every(({ here, stuck }) => stuck <= here);
  return { flow: { ...balanced(flow), ok: balanced(flow).ok && isStuckHere }, send: balanced(send) };
}

function balanced(rows: readonly BalanceRow[]): { readonly ok: boolean; readonly rows: readonly BalanceRow[] } {
  return { ok: rows.every(({ left, right }) => left === right), rows };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
