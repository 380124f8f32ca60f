import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { isOver } from './run-state.ts';
import { useRunScope } from './run-scope.ts';

const named = 5;

/** People whom a step could not process: where they stand, why, and the way back; nothing when there are none. */
export function StuckPeople(): ReactElement | null {
  const { words } = useUi();
  const { workspaceId, run } = useRunScope();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const retry = useMutation(
    trpc.runs.retry.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.runs.get.queryKey() });
      },
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    }),
  );
  const { total, members } = run.stuck;
  if (total === 0) return null;
  const nameOf = (node: string): string => run.document.nodes.find(({ id }) => id === node)?.name ?? node;
  return (
    <section aria-label={words('stuck.title', { count: total })}>
      <div className="proof mg-bad">
        <CircleAlert size={14} aria-hidden />
        <span>{words('stuck.title', { count: total })}</span>
      </div>
      <ul className="mg-hint">
        {members.slice(0, named).map(({ memberNo, node, reason }) => (
          <li key={memberNo}>{words('stuck.member', { number: memberNo, node: nameOf(node), reason })}</li>
        ))}
      </ul>
      {isOver(run.state) ? null : (
        <Button size="small" loading={retry.isPending} onClick={() => retry.mutate({ workspaceId, runId: run.runId })}>
          {words('stuck.retry')}
        </Button>
      )}
    </section>
  );
}
