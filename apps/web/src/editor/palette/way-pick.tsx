import './words.ts';
import { useUi } from '@magpie/ui';
import { type KeyboardEvent, type ReactElement, useId } from 'react';
import { portWords } from '../../canvas/port-words.ts';
import { useEditorState } from '../editor-context.ts';
import { edgeFrom, nodeById, portsOf } from '../store/graph-reading.ts';

export interface WayPickProps {
  readonly node: string;
  readonly port: string;
  readonly onPick: (port: string) => void;
  /** Back to the kinds. */
  readonly onDone: () => void;
  readonly onGiveUp: () => void;
}

/** Behind which way out of a step the new one goes, when there are several: Shift Tab comes here, arrows choose, Enter goes back to the kinds. */
export function WayPick({ node: id, port: picked, onPick, onDone, onGiveUp }: WayPickProps): ReactElement | null {
  const { words } = useUi();
  const group = useId();
  const document = useEditorState((state) => state.document);
  const node = nodeById(document, id);
  const ports = node === null ? [] : portsOf(node, document.edges);
  if (node === null || ports.length < 2) return null;
  const leadsTo = (port: string): string => {
    const to = nodeById(document, edgeFrom(document, id, port)?.to ?? '');
    return to === null ? words('palette.way.open') : words('palette.way.before', { to: to.name || words(`kind.${to.type}`) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onGiveUp();
    else if (event.key === 'Enter') onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <fieldset className="way-pick">
      <legend>{words('palette.way', { name: node.name || words(`kind.${node.type}`) })}</legend>
      {ports.map((port) => (
        <label key={port} title={leadsTo(port)}>
          <input type="radio" name={group} checked={port === picked} onChange={() => onPick(port)} onKeyDown={onKeyDown} />
          <span>{portWords(node, port, words)}</span>
        </label>
      ))}
      <p className="mg-hint">{leadsTo(picked)}</p>
    </fieldset>
  );
}
