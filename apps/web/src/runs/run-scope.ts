import { createContext, useContext } from 'react';
import type { RunSummary } from '../api/contract.ts';
import type { Conversions } from './conversions.ts';
import type { RunNumber } from './run-number.ts';
import type { Show } from './run-search.ts';

/** Somebody: by member number, or by what was typed (an external id, else a number). */
export type Asked = { readonly member: number } | { readonly who: string };

export interface RunScope {
  readonly workspaceId: string;
  readonly run: RunSummary;
  /** Whether whoever is looking may keep people as a cohort, or take them away as a file. */
  readonly mayCollect: boolean;
  /** Which numbers the canvas carries. */
  readonly show: Show;
  /** Only while they are shown; null before they have come, and without a goal. */
  readonly conversions: Conversions | null;
  /** Opens a member's trace; null closes it. */
  readonly openMember: (member: Asked | null) => void;
  /** Lists the people behind a number; null closes the list. */
  readonly openList: (number: RunNumber | null) => void;
}

export const RunScopeContext = createContext<RunScope | null>(null);

export function useRunScope(): RunScope {
  const scope = useContext(RunScopeContext);
  if (scope === null) throw new Error('A part of the run page was drawn outside of it');
  return scope;
}
