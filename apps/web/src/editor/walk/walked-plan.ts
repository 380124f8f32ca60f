import { compileJourney, type JourneyDocument, soundPart } from '@magpie/journey';
import type { Plan } from '@magpie/journey/plan';
import { kinds } from '@magpie/nodes';
import { useDeferredValue, useMemo } from 'react';

/** What of the draft could run as it stands, compiled; null while nothing could. Typing comes first. */
export function useWalkedPlan(document: JourneyDocument): Plan | null {
  const settled = useDeferredValue(document);
  return useMemo(() => {
    const sound = soundPart(settled, kinds);
    const compiled = sound === null ? null : compileJourney(sound, kinds);
    return compiled?.ok === true ? compiled.value : null;
  }, [settled]);
}
