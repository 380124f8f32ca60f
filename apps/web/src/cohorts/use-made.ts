import { formatCount, useMessage, useUi } from '@magpie/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../api/client.ts';

export interface MadeCohort {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** What follows once a cohort is made: it is said, and shown. */
export function useMade(workspaceId: string): (made: MadeCohort) => Promise<void> {
  const { words, locale } = useUi();
  const message = useMessage();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const navigate = useNavigate();
  return async ({ id, name, count }) => {
    message.success(words('cohort.made', { name, people: formatCount(count, locale) }));
    await queries.invalidateQueries({ queryKey: trpc.cohorts.list.queryKey() });
    await navigate({ to: '/w/$workspace/cohorts/$cohort', params: { workspace: workspaceId, cohort: id } });
  };
}
