import './words.ts';
import { useUi } from '@magpie/ui';
import { Modal, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import { portWords } from '../../canvas/port-words.ts';
import { onlyStep } from '../commands/wire-commands.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { mayConnect } from '../store/attaching.ts';
import { edgeFrom, portsOf } from '../store/graph-reading.ts';

/** Leads a way out of the selected step to another one, by names: what a hand does by drawing an edge. */
export function ConnectDialog(): ReactElement | null {
  const { words } = useUi();
  const scope = useEditorScope();
  const { editor, workbench } = scope;
  const document = useEditorState((state) => state.document);
  const [step] = useState(() => onlyStep(scope));
  const ports = step === null ? [] : portsOf(step, document.edges);
  const [port, setPort] = useState(() => ports.find((each) => step !== null && edgeFrom(document, step.id, each) === null) ?? ports[0] ?? '');
  const [target, setTarget] = useState<string | null>(null);
  if (step === null) return null;
  const leadsTo = (name: string): string => {
    const to = edgeFrom(document, step.id, name)?.to;
    const end = document.nodes.find(({ id }) => id === to)?.name;
    return end === undefined ? portWords(step, name, words) : words('connect.leads', { port: portWords(step, name, words), name: end });
  };
  const connect = (): void => {
    if (target === null) return;
    editor.connect(step.id, port, target);
    editor.select({ nodes: [target] });
    workbench.close();
  };
  return (
    <Modal
      open
      title={words('connect.title', { name: step.name })}
      okText={words('connect.do')}
      cancelText={words('cancel')}
      okButtonProps={{ disabled: target === null }}
      onOk={connect}
      onCancel={workbench.close}
      afterClose={() => window.document.querySelector<HTMLElement>('.canvas')?.focus()}
    >
      <div className="mg-stack">
        <label className="mg-stack">
          <span>{words('connect.port')}</span>
          <Select
            value={port}
            aria-label={words('connect.port')}
            options={ports.map((each) => ({ value: each, label: leadsTo(each) }))}
            onChange={setPort}
          />
        </label>
        <label className="mg-stack">
          <span>{words('connect.target')}</span>
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            value={target}
            aria-label={words('connect.target')}
            notFoundContent={words('connect.none')}
            options={document.nodes.filter(({ id }) => mayConnect(document, step.id, id)).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setTarget}
          />
        </label>
      </div>
    </Modal>
  );
}
