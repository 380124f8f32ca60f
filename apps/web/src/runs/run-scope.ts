import { createContext, useContext } from 'react';
import type { RunSummary } from '../api/contract.ts';

export interface RunScope {
  readonly workspaceId: string;
  readonly run: RunSummary;
  /** Opens a member's trace, by number or external id; undefined closes it. */
  readonly openMember: (member: string | undefined) => void;
}

export const RunScopeContext = createContext<RunScope | null>(null);

export function useRunScope(): RunScope {
  const scope = useContext(RunScopeContext);
  if (scope === null) throw new Error('A part of the run page was drawn outside of it');
  return scope;
}
