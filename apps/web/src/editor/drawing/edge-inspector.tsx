import type { JourneyDocument, JourneyEdge, JourneyNode } from '@magpie/journey';
import { useMessage, useUi } from '@magpie/ui';
import { Button, Select } from 'antd';
import { type ReactElement, useId, useRef } from 'react';
import { portWords } from '../../canvas/port-words.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { useFieldFocus } from '../inspector/use-field-focus.ts';
import { askedFrom } from '../keyboard/asked-from.ts';
import { attached, type Attachment, openPortsOf } from '../store/attaching.ts';
import { nodeById } from '../store/graph-reading.ts';
import './words.ts';

/** The selected edge: where it comes from and leads to, each to be led elsewhere. */
export function EdgeInspector({ edge }: { readonly edge: JourneyEdge }): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const { editor, workbench } = useEditorScope();
  const document = useEditorState((state) => state.document);
  const place = useRef<HTMLDivElement>(null);
  useFieldFocus(place, edge.id);
  const from = nodeById(document, edge.from);
  const optionsAt = (end: Attachment['end']): readonly { readonly value: string; readonly label: string }[] =>
    document.nodes
      .filter(({ id }) => id === edge[end] || isFit(document, edge, { end, node: id }))
      .map((node) => ({ value: node.id, label: nameOf(node) }));
  const nameOf = (node: JourneyNode): string => node.name || words(`kind.${node.type}`);
  const attach = (attachment: Attachment): void => {
    const misfit = editor.reattach(edge.id, attachment);
    if (misfit !== null) message.warning(words(`attach.${misfit}`));
  };
  const ways = from === null ? [] : openPortsOf(document, from.id, edge).map((port) => ({ value: port, label: portWords(from, port, words) }));
  return (
    <>
      <div className="inspector-head">
        <h2>{words('edge.one')}</h2>
      </div>
      <div className="inspector-body" ref={place}>
        <section className="inspector-section">
          <Pick label={words('edge.to')} value={edge.to} options={optionsAt('to')} onPick={(node) => attach({ end: 'to', node })} />
          <Pick label={words('edge.from')} value={edge.from} options={optionsAt('from')} onPick={(node) => attach({ end: 'from', node })} />
          <Pick label={words('edge.way')} value={edge.port} options={ways} onPick={(port) => attach({ end: 'from', node: edge.from, port })} />
          <p className="mg-hint">{words('edge.about')}</p>
        </section>
        <section className="inspector-section mg-row">
          <Button
            size="small"
            onClick={() => workbench.insertAt({ place: { type: 'edge', edge: edge.id }, at: askedFrom(editor.store.getState().selection) })}
          >
            {words('edge.insert')}
          </Button>
          <Button size="small" danger onClick={() => editor.disconnect(edge.id)}>
            {words('edge.remove')}
          </Button>
        </section>
      </div>
    </>
  );
}

function isFit(document: JourneyDocument, edge: JourneyEdge, attachment: Attachment): boolean {
  const next = attached(document, edge, attachment);
  return next !== null && typeof next !== 'string';
}

interface PickProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onPick: (value: string) => void;
}

function Pick({ label, value, options, onPick }: PickProps): ReactElement {
  const id = useId();
  return (
    <div className="mg-field">
      <label htmlFor={id}>{label}</label>
      <Select id={id} value={value} options={[...options]} onChange={onPick} showSearch={{ optionFilterProp: 'label' }} />
    </div>
  );
}
