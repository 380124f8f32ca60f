import type { JourneyNode } from '@magpie/journey';
import { useEffect, useMemo, useState } from 'react';

/** `waits`: for its turn; `due`: its card is to be drawn in full and measured now; `usual`: drawn and measured as it comes. */
type Turn = 'waits' | 'due' | 'usual';

/** With no more steps than this, all are drawn and measured at once. */
const fewSteps = 80;
const atOnce = 20;
const restMs = 500;
const pauseMs = 40;

/**
 * The turns of the steps of a large journey: until its own comes a step is taken for as large as cards usually are, so that the journey is open
 * before 500 cards were drawn in full. A few at a time, when the browser has nothing else to do.
 */
export function useMeasuring(steps: readonly JourneyNode[]): (id: string) => Turn {
  const [places] = useState(() => new Map(steps.length <= fewSteps ? [] : steps.map(({ id }, index) => [id, index] as const)));
  const [done, setDone] = useState(0);
  const isOver = done >= places.size;
  useEffect(() => {
    if (isOver) return undefined;
    let idle: number | null = null;
    const next = (): void => setDone(done + atOnce);
    const timer = setTimeout(
      () => {
        // Not every browser tells when it has nothing to do.
        if ('requestIdleCallback' in window) idle = requestIdleCallback(next, { timeout: 1_000 });
        else next();
      },
      done === 0 ? restMs : pauseMs,
    );
    return () => {
      clearTimeout(timer);
      if (idle !== null) cancelIdleCallback(idle);
    };
  }, [done, isOver]);
  return useMemo(
    () => (id) => {
      const place = places.get(id);
      return place === undefined ? 'usual' : place < done ? 'due' : 'waits';
    },
    [places, done],
  );
}
