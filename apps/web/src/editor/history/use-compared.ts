import { diffJourneys, type JourneyDiff, type JourneyDocument } from '@magpie/journey';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../../api/client.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import type { Compared } from '../workbench/workbench.ts';

/** A state of the journey that can be compared: a version, or what is being drawn. */
export type Side = number | 'draft';

interface Comparison {
  /** null while a version is on its way. */
  readonly compared: Compared | null;
  readonly diff: JourneyDiff | null;
  readonly isLost: boolean;
}

/** Two states of the journey and what differs between them; the draft as it is at this moment. */
export function useCompared(before: Side | null, after: Side | null): Comparison {
  const [left, right] = [useSide(before), useSide(after)];
  const compared = useMemo(
    () => (left.document === null || right.document === null ? null : { before: left.document, after: right.document }),
    [left.document, right.document],
  );
  const diff = useMemo(() => (compared === null ? null : diffJourneys(compared.before, compared.after)), [compared]);
  return { compared, diff, isLost: left.isLost || right.isLost };
}

function useSide(side: Side | null): { readonly document: JourneyDocument | null; readonly isLost: boolean } {
  const { workspaceId, journeyId } = useEditorScope();
  const draft = useEditorState((state) => state.document);
  const trpc = useTRPC();
  const version = useQuery(
    trpc.journeys.version.queryOptions(
      { workspaceId, id: journeyId, version: typeof side === 'number' ? side : 1 },
      { enabled: typeof side === 'number', staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  if (side === 'draft') return { document: draft, isLost: false };
  return { document: side === null ? null : (version.data?.document ?? null), isLost: version.isError };
}
