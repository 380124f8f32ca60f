import './words.ts';
import { useMessage, useUi } from '@magpie/ui';
import { Modal } from 'antd';
import { type ReactElement, useMemo } from 'react';
import { fitOptions } from '../../canvas/canvas-tools.tsx';
import { ImportFindings } from '../../journeys/import-findings.tsx';
import { importReport } from '../../journeys/import-report.ts';
import { useWorkspaceFacts } from '../../session/use-workspace-facts.ts';
import { focusStage } from '../canvas/focus-stage.ts';
import { useEditorScope, useEditorState, useWorkbenchState } from '../editor-context.ts';
import { kindOf } from '../store/graph-reading.ts';

/** What a journey holds that was dropped or pasted, and what is wrong with it, before it is added to the one that is open. */
export function TakeInDialog(): ReactElement | null {
  const { words } = useUi();
  const message = useMessage();
  const { editor, workbench, flow, workspaceId } = useEditorScope();
  const coming = useWorkbenchState((state) => state.coming);
  const facts = useWorkspaceFacts(workspaceId);
  const report = useMemo(() => importReport(coming?.text ?? '', facts), [coming, facts]);
  const hasEntry = useEditorState(({ document }) => document.nodes.some(isEntry));
  const hasGoal = useEditorState(({ document }) => document.settings.goal !== null);
  const { document } = report;
  if (coming === null) return null;
  const close = (): void => {
    workbench.close();
    // A dialog keeps the keyboard as long as it is there.
    requestAnimationFrame(focusStage);
  };
  const take = (): void => {
    if (document === null) return;
    const count = editor.takeIn(document);
    close();
    message.success(words('take-in.done', { count }));
    const nodes = editor.store.getState().selection.nodes.map((id) => ({ id }));
    // Once they are drawn.
    requestAnimationFrame(() => void flow.fitView({ nodes, duration: 200, ...fitOptions }));
  };
  return (
    <Modal
      open
      width={620}
      title={words('take-in.title', { file: coming.name ?? words('take-in.pasted') })}
      okText={words('take-in.ok')}
      cancelText={words('cancel')}
      okButtonProps={{ disabled: document === null }}
      onOk={take}
      onCancel={close}
    >
      <ImportFindings report={report}>
        <p className="mg-hint">{words('take-in.about')}</p>
        {hasEntry && document?.nodes.some(isEntry) === true ? <p className="mg-hint">{words('take-in.no-entry')}</p> : null}
        {!hasGoal && document !== null && document.settings.goal !== null ? <p className="mg-hint">{words('take-in.goal')}</p> : null}
      </ImportFindings>
    </Modal>
  );
}

function isEntry(node: { readonly type: string }): boolean {
  return kindOf(node)?.role === 'entry';
}
