import type { Anchor } from '@magpie/calendar';
import type { JourneyNode } from '@magpie/journey';
import type { KnownNames, ViewContext } from '@magpie/nodes/views';
import type { Locale, Words } from '@magpie/ui';
import { createContext, useContext } from 'react';

/** What every card on one canvas shares. */
export interface CanvasGround {
  readonly words: Words;
  readonly locale: Locale;
  readonly zone: string;
  readonly currency: string;
  readonly now: number;
  readonly anchor: Anchor | null;
  /** Whether the entry says what an enrolment is about. */
  readonly hasKey: boolean;
  readonly anchorDates: readonly string[];
  readonly known: KnownNames;
}

export const noKnownNames: KnownNames = { events: [], tags: [], attributes: [], cohorts: [], audiences: [], runs: [] };

export const CanvasContext = createContext<CanvasGround | null>(null);

/** The ground of the canvas one is on. */
export function useGround(): CanvasGround {
  const ground = useContext(CanvasContext);
  if (ground === null) throw new Error('A card was drawn outside of a canvas');
  return ground;
}

export function viewContext(ground: CanvasGround, node: JourneyNode): ViewContext {
  return { ...ground, node };
}
