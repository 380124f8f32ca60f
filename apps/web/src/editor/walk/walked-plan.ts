import { compileJourney, type JourneyDocument, soundPart, type WorkspaceFacts } from '@magpie/journey';
import type { Plan } from '@magpie/journey/plan';
import { kinds } from '@magpie/nodes';
import { useDeferredValue, useMemo } from 'react';

/** What of the draft could run as it stands, compiled with the saved audiences that it names; null while nothing could. Typing comes first. */
export function useWalkedPlan(document: JourneyDocument, facts: WorkspaceFacts): Plan | null {
  const settled = useDeferredValue(document);
  return useMemo(() => walkedPlan(settled, facts), [settled, facts]);
}

export function walkedPlan(document: JourneyDocument, facts: WorkspaceFacts): Plan | null {
  const sound = soundPart(document, kinds, facts);
  const compiled = sound === null ? null : compileJourney(sound, kinds, facts);
  return compiled?.ok === true ? compiled.value : null;
}
