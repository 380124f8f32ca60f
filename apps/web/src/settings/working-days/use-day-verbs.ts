import type { WorkingDays, WorkingDayTable } from '@magpie/calendar';
import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useTRPC } from '../../api/client.ts';
import { refusalOf } from '../../api/refusal.ts';

export interface DayChange {
  readonly date: string;
  /** Null gives the day back to the notice and the weekday. */
  readonly says: 'work' | 'off' | null;
}

export interface DayVerbs {
  set(changes: readonly DayChange[]): void;
  follow(official: WorkingDays['official']): void;
}

/** What can be said of a shop's days: shown at once, taken back when the server refuses. */
export function useDayVerbs(workspaceId: string): DayVerbs {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { queryKey } = trpc.calendar.workingDays.queryOptions({ workspaceId });
  const show = async (change: (days: WorkingDays) => WorkingDays): Promise<WorkingDays | undefined> => {
    await queries.cancelQueries({ queryKey });
    const before = queries.getQueryData<WorkingDays>(queryKey);
    if (before !== undefined) queries.setQueryData<WorkingDays>(queryKey, change(before));
    return before;
  };
  const failed = (error: unknown): void => {
    void queries.invalidateQueries({ queryKey });
    message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`));
  };
  const set = useMutation(
    trpc.calendar.setDays.mutationOptions({
      onMutate: ({ days }) => show((before) => ({ ...before, own: changed(before.own, days) })),
      onError: failed,
    }),
  );
  const follow = useMutation(
    trpc.calendar.follow.mutationOptions({
      onMutate: ({ official }) => show((before) => ({ ...before, official })),
      onError: failed,
    }),
  );
  return {
    set: (days) => set.mutate({ workspaceId, days: [...days] }),
    follow: (official) => follow.mutate({ workspaceId, official }),
  };
}

export function changed(own: WorkingDayTable, changes: readonly DayChange[]): WorkingDayTable {
  const next = new Map(Object.entries(own));
  for (const { date, says } of changes) {
    if (says === null) next.delete(date);
    else next.set(date, says);
  }
  return Object.fromEntries([...next].toSorted(([one], [other]) => one.localeCompare(other)));
}
