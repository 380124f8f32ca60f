import type { JourneyDocument } from '@magpie/journey';
import { hashKey, keepPreviousData, replaceEqualDeep, useQuery } from '@tanstack/react-query';
import { startTransition, useEffect, useMemo, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Reach } from '../api/contract.ts';
import { meaningOf, meansTheSame } from './meaning.ts';
import type { Editor } from './store/create-editor.ts';

const settleMs = 300;

/** How many people come to each step of the draft, a moment after it changed. `stale` from the edit on until the new numbers are there. */
export function useReach({ workspaceId, journeyId, editor }: { readonly workspaceId: string; readonly journeyId: string; readonly editor: Editor }): {
  readonly reach: Reach | null;
  readonly stale: boolean;
} {
  const trpc = useTRPC();
  const { meaning, isEdited } = useSettled(editor);
  const options = useMemo(() => {
    const asked = trpc.journeys.reach.queryOptions(
      { workspaceId, id: journeyId, document: meaning },
      { placeholderData: keepPreviousData, staleTime: 30_000, retry: false },
    );
    // Known by the whole document, which is written out once for each meaning and not whenever the screen is drawn.
    return { ...asked, queryHash: hashKey(asked.queryKey) };
  }, [trpc, workspaceId, journeyId, meaning]);
  const query = useQuery(options);
  const [last, setLast] = useState<Reach | null>(null);
  // What has not changed is the very same: only cards and edges whose numbers are others are drawn again.
  const counted = useMemo(
    () => (query.data !== undefined && Object.keys(query.data.nodes).length > 0 ? replaceEqualDeep(last, query.data) : null),
    [query.data, last],
  );
  // A draft that cannot run yet has no numbers: the last ones stay, dimmed.
  if (counted !== null && counted !== last) setLast(counted);
  return { reach: counted ?? last, stale: isEdited || query.isFetching || (counted === null && last !== null) };
}

interface Settled {
  /** The document's meaning when it last rested for a moment. */
  readonly meaning: JourneyDocument;
  /** Whether it has been edited since. */
  readonly isEdited: boolean;
}

/** Nothing is drawn again while a name is typed or a card is moved; while the meaning changes, once. */
function useSettled({ store }: Editor): Settled {
  const [settled, setSettled] = useState((): Settled => ({ meaning: meaningOf(store.getState().document), isEdited: false }));
  useEffect(() => {
    let counted = store.getState().document;
    const settle = (): void => {
      counted = store.getState().document;
      const next = meaningOf(counted);
      setSettled(({ meaning }) => ({ meaning: JSON.stringify(next) === JSON.stringify(meaning) ? meaning : next, isEdited: false }));
    };
    let timer = setTimeout(settle, settleMs);
    const unsubscribe = store.subscribe(({ document }, { document: before }) => {
      if (document === before || meansTheSame(counted, document)) return;
      // No key waits until all numbers look old.
      startTransition(() => setSettled((known) => (known.isEdited ? known : { ...known, isEdited: true })));
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
