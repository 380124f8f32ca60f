import { useMessage, useUi } from '@magpie/ui';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Popconfirm } from 'antd';
import { Download, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import type { ImportJob } from '../api/import-contract.ts';
import { refusalOf } from '../api/refusal.ts';
import { CountTable } from './count-table.tsx';

/** What became of a file that was imported, wholly or in part. */
export function ImportReport({
  job,
  workspaceId,
  mayChange,
}: {
  readonly job: ImportJob;
  readonly workspaceId: string;
  /** Whether whoever is looking may import, and so have the rows that were left out. */
  readonly mayChange: boolean;
}): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const navigate = useNavigate();
  const trpc = useTRPC();
  const remove = useMutation(
    trpc.imports.remove.mutationOptions({
      onSuccess: () => void navigate({ to: '/w/$workspace/imports', params: { workspace: workspaceId } }),
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    }),
  );
  const { counts, refusal } = job;
  return (
    <section className="import-card" aria-label={words('imports.report')}>
      {refusal !== null ? (
        <Alert type="error" showIcon title={words(`imports.refusal.${refusal.code}`, { detail: refusal.detail })} />
      ) : job.state === 'stopped' ? (
        <Alert type="warning" showIcon title={words('imports.stopped')} />
      ) : (
        <Alert type="success" showIcon title={words('imports.done')} />
      )}
      {counts === null ? null : <CountTable counts={counts} />}
      <div className="mg-row">
        {mayChange && counts !== null && counts.rejected > 0 ? (
          <Button icon={<Download size={14} />} href={`/imports/${encodeURIComponent(workspaceId)}/${job.id}/rejects/import`}>
            {words('imports.rejects.download')}
          </Button>
        ) : null}
        <span className="spacer" />
        {mayChange ? (
          <Popconfirm
            title={words('imports.remove.sure')}
            description={words('imports.remove.text')}
            okText={words('imports.remove')}
            cancelText={words('cancel')}
            onConfirm={() => remove.mutate({ workspaceId, id: job.id })}
          >
            <Button type="text" danger icon={<Trash2 size={14} />} loading={remove.isPending}>
              {words('imports.remove')}
            </Button>
          </Popconfirm>
        ) : null}
      </div>
    </section>
  );
}
