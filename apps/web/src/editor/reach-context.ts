import { createContext, useContext } from 'react';
import type { Reach } from '../api/contract.ts';

/** The numbers alone: whoever draws them need not be drawn again when they become stale or anything else around the document changes. */
export const ReachContext = createContext<Reach | null>(null);

export const useReachNumbers = (): Reach | null => useContext(ReachContext);

/** What was counted of the draft, whatever a simulation shows in its place, and whether an edit has made it old. */
export interface Counted {
  readonly reach: Reach | null;
  readonly isStale: boolean;
}

/** For the few who say how old numbers are. It changes while somebody types: not a part of what all cards share. */
export const CountedContext = createContext<Counted>({ reach: null, isStale: false });

export const useCounted = (): Counted => useContext(CountedContext);
