import type { JourneyDocument, JourneyNode } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { Select } from 'antd';
import { memo, type ReactElement } from 'react';
import { shownPorts } from '../../canvas/shown-ports.ts';
import { portWords } from '../../canvas/port-words.ts';
import { useEditor } from '../editor-context.ts';
import { mayFollow } from '../store/attaching.ts';
import { edgeFrom, nodeById, portsOf } from '../store/graph-reading.ts';
import { freshStep, paletteKinds } from '../palette/kind-list.ts';
import { useNextDocument } from './use-next-document.ts';

/** Where people go by each port: wiring without a mouse. */
export const NextSteps = memo(function NextSteps({ id }: { readonly id: string }): ReactElement | null {
  const document = useNextDocument(id);
  const node = nodeById(document, id);
  return node === null ? null : <Ways node={node} document={document} />;
});

interface WaysProps {
  readonly node: JourneyNode;
  readonly document: JourneyDocument;
}

const Ways = memo(function Ways({ node, document }: WaysProps): ReactElement | null {
  const { words } = useUi();
  const editor = useEditor();
  const ports = portsOf(node, document.edges);
  const { corner } = shownPorts(node, document.edges);
  if (ports.length === 0) return null;
  const open = new Set([
    ...mayFollow(document, node.id).map(({ id }) => id),
    ...document.edges.filter(({ from }) => from === node.id).map(({ to }) => to),
  ]);
  const targets = document.nodes.filter(({ id }) => open.has(id));
  const choose = (port: string, value: string | undefined): void => {
    const present = edgeFrom(editor.store.getState().document, node.id, port);
    if (value === undefined) {
      if (present !== null) editor.disconnect(present.id);
    } else if (value.startsWith('new:')) editor.drop(freshStep(value.slice(4), words), { type: 'port', node: node.id, port });
    else editor.connect(node.id, port, value);
  };
  return (
    <section className="inspector-section">
      <h3>{words('next.title')}</h3>
      {ports.map((port) => (
        <div key={port} className="port-row" data-path={`port.${port}`}>
          <span>{ports.length === 1 ? words('next.then') : portWords(node, port, words)}</span>
          <Select
            aria-label={words('next.label', { port: portWords(node, port, words) })}
            allowClear
            placeholder={words(corner.includes(port) ? 'next.along' : 'next.nothing')}
            value={edgeFrom(document, node.id, port)?.to}
            onChange={(value: string | undefined) => choose(port, value)}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              {
                label: words('next.existing'),
                title: 'existing',
                options: targets.map(({ id, name, type }) => ({ value: id, label: name || words(`kind.${type}`) })),
              },
              {
                label: words('next.new'),
                title: 'new',
                options: paletteKinds
                  .filter(({ role }) => role !== 'entry')
                  .map(({ type }) => ({ value: `new:${type}`, label: `+ ${words(`kind.${type}`)}` })),
              },
            ]}
          />
        </div>
      ))}
    </section>
  );
});
