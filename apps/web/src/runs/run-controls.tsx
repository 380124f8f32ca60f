import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { ExternalLink, Pause, Play, Square } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { peopleInside } from './people-inside.ts';
import { isOver } from './run-state.ts';
import { useRunScope } from './run-scope.ts';

/** Pause, go on, stop; each says first what happens to the people inside. */
export function RunControls(): ReactElement {
  const { words } = useUi();
  const { workspaceId, run } = useRunScope();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'pause' | 'stop' | null>(null);
  const settled = {
    onSuccess: async (): Promise<void> => {
      await queries.invalidateQueries({ queryKey: trpc.runs.get.queryKey() });
    },
    onError: (error: unknown): void => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    onSettled: (): void => setAsking(null),
  };
  const pause = useMutation(trpc.runs.pause.mutationOptions(settled));
  const resume = useMutation(trpc.runs.resume.mutationOptions(settled));
  const stop = useMutation(trpc.runs.stop.mutationOptions(settled));
  const input = { workspaceId, runId: run.runId };
  const { inside } = peopleInside(run);
  return (
    <>
      {run.workflowUrl === null ? null : (
        <Button type="text" href={run.workflowUrl} target="_blank" rel="noreferrer" icon={<ExternalLink size={15} />}>
          {words('run.temporal')}
        </Button>
      )}
      {isOver(run.state) ? null : run.state === 'paused' ? (
        <Button key="resume" type="primary" icon={<Play size={15} />} loading={resume.isPending} onClick={() => resume.mutate(input)}>
          {words('run.resume')}
        </Button>
      ) : (
        <Button key="pause" icon={<Pause size={15} />} onClick={() => setAsking('pause')}>
          {words('run.pause')}
        </Button>
      )}
      {isOver(run.state) ? null : (
        <Button danger icon={<Square size={14} />} onClick={() => setAsking('stop')}>
          {words('run.stop')}
        </Button>
      )}
      <Modal
        open={asking !== null}
        title={asking === null ? '' : words(`run.${asking}.title`)}
        okText={asking === null ? '' : words(`run.${asking}`)}
        cancelText={words('cancel')}
        okButtonProps={{ danger: asking === 'stop' }}
        confirmLoading={pause.isPending || stop.isPending}
        onCancel={() => setAsking(null)}
        onOk={() => (asking === 'stop' ? stop.mutate(input) : pause.mutate(input))}
      >
        {asking === null ? null : <p>{words(`run.${asking}.text`, { people: inside })}</p>}
      </Modal>
    </>
  );
}
