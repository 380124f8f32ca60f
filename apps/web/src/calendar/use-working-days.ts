import { plainWeeks, type WorkingDays } from '@magpie/calendar';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api/client.ts';

/** Which days a workspace works; Monday to Friday until the answer is there. */
export function useWorkingDays(workspaceId: string): WorkingDays {
  const trpc = useTRPC();
  return useQuery(trpc.calendar.workingDays.queryOptions({ workspaceId }, { staleTime: 60_000 })).data ?? plainWeeks;
}
