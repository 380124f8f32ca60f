import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useTRPC } from '../../api/client.ts';
import type { Sharing } from '../sharing/sharing.ts';
import type { Comments } from './comments.ts';
import { threadsOf } from './threads.ts';

/** Reads what is said about the draft, and again whenever the draft's watch tells that something was said. */
export function useComments({
  comments,
  sharing,
  workspaceId,
  journeyId,
}: {
  readonly comments: Comments;
  readonly sharing: Sharing;
  readonly workspaceId: string;
  readonly journeyId: string;
}): void {
  const trpc = useTRPC();
  const mark = useStore(sharing, (state) => state.comments);
  const { data, isError, refetch } = useQuery(
    trpc.comments.list.queryOptions({ workspaceId, journeyId }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  useEffect(() => {
    // The first mark says what was read already, or that it has to be read again: it costs little.
    if (mark !== '') void refetch();
  }, [mark, refetch]);
  useEffect(() => {
    comments.setState(data === undefined ? { status: isError ? 'failed' : 'loading' } : { status: 'ready', threads: threadsOf(data) });
  }, [comments, data, isError]);
}
