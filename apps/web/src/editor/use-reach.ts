import type { JourneyDocument } from '@magpie/journey';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Reach } from '../api/contract.ts';
import type { Editor } from './store/create-editor.ts';

const settleMs = 500;

/** How many people come to each step of the draft, a moment after it changed. `stale` while new numbers are on their way. */
export function useReach({ workspaceId, journeyId, editor }: { readonly workspaceId: string; readonly journeyId: string; readonly editor: Editor }): {
  readonly reach: Reach | null;
  readonly stale: boolean;
} {
  const trpc = useTRPC();
  const settled = useSettled(editor);
  const query = useQuery(
    trpc.journeys.reach.queryOptions(
      { workspaceId, id: journeyId, document: settled },
      { placeholderData: keepPreviousData, staleTime: 30_000, retry: false },
    ),
  );
  const counted = query.data !== undefined && Object.keys(query.data.nodes).length > 0 ? query.data : null;
  const [last, setLast] = useState<Reach | null>(null);
  // A draft that cannot run yet has no numbers: the last ones stay, dimmed.
  if (counted !== null && counted !== last) setLast(counted);
  return { reach: counted ?? last, stale: query.isFetching || (counted === null && last !== null) };
}

/** What the numbers depend on: where cards lie, what they are called and what is written beside them does not matter. */
export function meaningOf(document: JourneyDocument): JourneyDocument {
  return { ...document, name: '-', notes: [], frames: [], nodes: document.nodes.map((node) => ({ ...node, name: '-', position: { x: 0, y: 0 } })) };
}

/** The document's meaning when it has rested for a moment. Nothing is drawn again, and nothing computed, while it changes. */
function useSettled({ store }: Editor): JourneyDocument {
  const [settled, setSettled] = useState(() => meaningOf(store.getState().document));
  useEffect(() => {
    const settle = (): void => {
      const next = meaningOf(store.getState().document);
      setSettled((before) => (JSON.stringify(next) === JSON.stringify(before) ? before : next));
    };
    let timer = setTimeout(settle, settleMs);
    const unsubscribe = store.subscribe(({ document }, { document: before }) => {
      if (document === before) return;
      clearTimeout(timer);
      timer = setTimeout(settle, settleMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [store]);
  return settled;
}
