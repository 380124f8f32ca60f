import { type Anchor, localDateOf, nextAnchorDate, previousAnchorDates } from '@magpie/calendar';
import type { KnownNames } from '@magpie/nodes/views';
import { useUi } from '@magpie/ui';
import { useMemo, useState } from 'react';
import type { Workspace } from '../api/contract.ts';
import { type CanvasGround, noKnownNames } from '../canvas/canvas-context.ts';

/** The ground of a journey's canvas: its anchor and the anchor's dates, as of `now` (the present, or the moment a run started). */
export function useJourneyGround(
  found: Anchor | null,
  workspace: Workspace,
  options: { readonly known?: KnownNames; readonly now?: number | null; readonly hasKey?: boolean } = {},
): CanvasGround {
  const { words, locale } = useUi();
  const [opened] = useState(() => Date.now());
  const now = options.now ?? opened;
  const known = options.known ?? noKnownNames;
  const hasKey = options.hasKey ?? false;
  const anchor = useSame(found);
  const anchorDates = useMemo(() => {
    if (anchor === null) return [];
    const next = nextAnchorDate(anchor, localDateOf(now, workspace.zone)) ?? (anchor.type === 'date' ? anchor.date : null);
    return next === null ? [] : previousAnchorDates(anchor, next, 4);
  }, [anchor, now, workspace.zone]);
  return useMemo(
    () => ({ words, locale, zone: workspace.zone, currency: workspace.currency, now, anchor, hasKey, anchorDates, known }),
    [words, locale, workspace.zone, workspace.currency, now, anchor, hasKey, anchorDates, known],
  );
}

/** The value, the very same object as long as its content stays. */
function useSame<Value>(value: Value): Value {
  const [kept, setKept] = useState(value);
  if (JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
