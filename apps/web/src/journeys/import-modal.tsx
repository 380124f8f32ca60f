import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { type ReactElement, useMemo } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { useWorkspaceFacts } from '../session/use-workspace-facts.ts';
import type { ReadFile } from './read-file.ts';
import { ImportFindings } from './import-findings.tsx';
import { importReport } from './import-report.ts';
import './words.ts';

export interface ImportModalProps {
  readonly workspaceId: string;
  readonly file: ReadFile;
  readonly onClose: () => void;
}

/** What a file holds and what is wrong with it, before a journey is made of it, which then opens. */
export function ImportModal({ workspaceId, file, onClose }: ImportModalProps): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const facts = useWorkspaceFacts(workspaceId);
  const report = useMemo(() => importReport(file.text, facts), [file.text, facts]);
  const bring = useMutation(
    trpc.journeys.import.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: trpc.journeys.list.queryKey() });
        await navigate({ to: '/w/$workspace/journeys/$journey', params: { workspace: workspaceId, journey: id } });
      },
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    }),
  );
  return (
    <Modal
      open
      width={620}
      title={words('import.title', { file: file.name })}
      okText={words('import.create')}
      cancelText={words('cancel')}
      okButtonProps={{ disabled: report.document === null }}
      confirmLoading={bring.isPending}
      onOk={() => bring.mutate({ workspaceId, text: file.text })}
      onCancel={onClose}
    >
      <ImportFindings report={report} />
    </Modal>
  );
}
