import { formatCount, formatMoment, problemText, useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Modal } from 'antd';
import type { ReactElement } from 'react';
import { useTRPC } from '../../api/client.ts';
import { refusalOf } from '../../api/refusal.ts';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditor, useEditorScope, useEditorState } from '../editor-context.ts';
import { useCounted } from '../reach-context.ts';
import { journeyForecast } from '../journey-forecast.ts';
import { ProblemList } from '../problems/problem-list.tsx';
import { useSavedFirst } from './use-saved-first.ts';

/** Publish: refused with the reasons, or confirmed with what it means. */
export function PublishModal(): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const editor = useEditor();
  const { workspaceId, journeyId, workbench } = useEditorScope();
  const first = useSavedFirst();
  const problems = useEditorState((state) => state.problems);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errors = problems.filter(({ severity }) => severity === 'error');
  const publish = useMutation(
    trpc.journeys.publish.mutationOptions({
      onSuccess: ({ version }) => {
        void queries.invalidateQueries({ queryKey: trpc.journeys.get.queryKey() });
        message.success(words('publish.done', { version }));
        workbench.close();
      },
    }),
  );
  const confirm = (): void => void first.run(() => publish.mutate({ workspaceId, id: journeyId, revision: editor.store.getState().save.revision }));
  if (errors.length > 0) {
    return (
      <Modal open title={words('publish.refused')} footer={null} onCancel={workbench.close}>
        <p className="mg-soft">{words('publish.refused.text', { count: errors.length })}</p>
        <ProblemList problems={errors} onGo={workbench.close} />
      </Modal>
    );
  }
  const refusal = refusalOf(publish.error);
  return (
    <Modal
      open
      title={words('publish.title')}
      okText={words('publish.confirm')}
      cancelText={words('cancel')}
      confirmLoading={publish.isPending || first.state === 'saving'}
      onOk={confirm}
      onCancel={workbench.close}
    >
      <p className="mg-soft">{words('publish.text')}</p>
      <PublishSummary />
      {first.state === 'unsaved' ? <Alert type="error" showIcon title={words('publish.unsaved')} /> : null}
      {publish.isError && first.state === 'idle' ? (
        <Alert
          type="error"
          showIcon
          title={words(`refusal.${refusal?.code ?? 'lost'}`)}
          description={refusal?.problems.map((problem) => problemText(problem, words)).join(' ')}
        />
      ) : null}
    </Modal>
  );
}

function PublishSummary(): ReactElement {
  const { words, locale } = useUi();
  const { reach } = useCounted();
  const ground = useGround();
  const document = useEditorState((state) => state.document);
  const problems = useEditorState((state) => state.problems);
  const { people, sendSteps, messages, first, last } = journeyForecast(document, ground, reach);
  const moment = (at: number | null): string => (at === null ? '–' : formatMoment(at, { zone: ground.zone, locale, style: 'minute' }));
  const rows: readonly (readonly [string, string])[] = [
    ['publish.people', people === null ? '–' : formatCount(people, locale)],
    ['publish.steps', formatCount(sendSteps, locale)],
    ['publish.messages', messages === null ? '–' : `≈ ${formatCount(messages, locale)}`],
    ['publish.first', moment(first)],
    ['publish.last', moment(last)],
    ['publish.warnings', formatCount(problems.length, locale)],
  ];
  return (
    <div className="publish-summary">
      {rows.map(([label, value]) => (
        <div key={label} className="mg-key-value">
          <span>{words(label)}</span>
          <span>{value}</span>
        </div>
      ))}
    </div>
  );
}
