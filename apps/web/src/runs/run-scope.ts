import { createContext, useContext } from 'react';
import type { RunSummary } from '../api/contract.ts';

/** Somebody: by member number, or by what was typed (an external id, else a number). */
export type Asked = { readonly member: number } | { readonly who: string };

export interface RunScope {
  readonly workspaceId: string;
  readonly run: RunSummary;
  /** Opens a member's trace; null closes it. */
  readonly openMember: (member: Asked | null) => void;
}

export const RunScopeContext = createContext<RunScope | null>(null);

export function useRunScope(): RunScope {
  const scope = useContext(RunScopeContext);
  if (scope === null) throw new Error('A part of the run page was drawn outside of it');
  return scope;
}
