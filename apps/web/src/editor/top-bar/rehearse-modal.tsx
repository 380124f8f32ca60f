import { useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Modal, Radio, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../../api/client.ts';
import { refusalOf } from '../../api/refusal.ts';
import { useSystemStatus } from '../../app/use-system-status.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { ProblemList } from '../problems/problem-list.tsx';
import { useSavedFirst } from './use-saved-first.ts';

/** Rehearse: the real engine on a fast clock, in a private copy of the shop, with simulated people. */
export function RehearseModal(): ReactElement {
  const { words } = useUi();
  const { workspaceId, journeyId, workbench } = useEditorScope();
  const first = useSavedFirst();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { status } = useSystemStatus();
  const problems = useEditorState((state) => state.problems).filter(({ severity }) => severity === 'error');
  const [customers, setCustomers] = useState<'modelled' | 'recorded'>('modelled');
  const [paceSeconds, setPaceSeconds] = useState(120);
  const rehearse = useMutation(
    trpc.runs.rehearse.mutationOptions({
      onSuccess: async (run) => {
        await queries.invalidateQueries({ queryKey: trpc.session.me.queryKey() });
        await navigate({ to: '/w/$workspace/runs/$run', params: { workspace: run.workspaceId, run: run.runId } });
      },
    }),
  );
  const begin = (): void => void first.run(() => rehearse.mutate({ workspaceId, journeyId, customers, paceSeconds }));
  const refusal = refusalOf(rehearse.error);
  return (
    <Modal
      open
      title={words('rehearse.title')}
      okText={words('rehearse.begin')}
      cancelText={words('cancel')}
      confirmLoading={rehearse.isPending || first.state === 'saving'}
      okButtonProps={{ disabled: problems.length > 0 || status?.engineReady === false }}
      onOk={begin}
      onCancel={workbench.close}
    >
      <div className="mg-stack">
        <p className="mg-soft">{words('rehearse.text')}</p>
        {problems.length > 0 ? (
          <>
            <p className="mg-bad">{words('publish.refused.text', { count: problems.length })}</p>
            <ProblemList problems={problems} onGo={workbench.close} />
          </>
        ) : null}
        <Radio.Group
          vertical
          value={customers}
          onChange={(event) => setCustomers(event.target.value === 'recorded' ? 'recorded' : 'modelled')}
          options={(['modelled', 'recorded'] as const).map((value) => ({
            value,
            label: (
              <span>
                <b>{words(`customers.${value}`)}</b> <span className="mg-soft">{words(`customers.${value}.about`)}</span>
              </span>
            ),
          }))}
        />
        <div className="mg-field">
          <label htmlFor="pace">{words('rehearse.pace')}</label>
          <Select
            id="pace"
            value={paceSeconds}
            onChange={setPaceSeconds}
            options={[1, 30, 60, 120, 300].map((value) => ({
              value,
              label: value === 1 ? words('rehearse.pace.fastest') : words('rehearse.pace.seconds', { count: value }),
            }))}
          />
        </div>
        {status?.engineReady === false ? <Alert type="info" showIcon title={words('rehearse.engine')} /> : null}
        {first.state === 'unsaved' ? <Alert type="error" showIcon title={words('publish.unsaved')} /> : null}
        {rehearse.isError && first.state === 'idle' ? <Alert type="error" showIcon title={words(`refusal.${refusal?.code ?? 'lost'}`)} /> : null}
      </div>
    </Modal>
  );
}
