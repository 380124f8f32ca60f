import { createContext, useContext } from 'react';
import type { Reach } from '../api/contract.ts';

/** The numbers alone: whoever draws them need not be drawn again when they become stale or anything else around the document changes. */
export const ReachContext = createContext<Reach | null>(null);

export const useReachNumbers = (): Reach | null => useContext(ReachContext);
