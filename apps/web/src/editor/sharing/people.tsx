import '../drawing/words.ts';
import './words.ts';
import './sharing.css';
import type { JourneyDocument } from '@magpie/journey';
import { useUi, type Words } from '@magpie/ui';
import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { drawnOf, selectionOf } from '../store/drawn.ts';
import { nodeById } from '../store/graph-reading.ts';
import { type OtherPerson, othersAmong } from './sharing.ts';

const shown = 4;

/** Who else is in this draft; a click goes to where they are. */
export function People(): ReactElement | null {
  const { words } = useUi();
  const { sharing } = useEditorScope();
  const others = othersAmong(useStore(sharing, (state) => state.people));
  if (others.length === 0) return null;
  const more = others.slice(shown);
  return (
    <ul className="people" aria-label={words('sharing.people')}>
      {others.slice(0, shown).map((person) => (
        <li key={person.client}>
          <PersonButton person={person} />
        </li>
      ))}
      {more.length === 0 ? null : (
        <li className="person person-more" title={more.map(({ name }) => name).join(' · ')}>
          +{more.length}
        </li>
      )}
    </ul>
  );
}

function PersonButton({ person }: { readonly person: OtherPerson }): ReactElement {
  const { words } = useUi();
  const { editor, flow } = useEditorScope();
  const document = useEditorState((state) => state.document);
  const [at] = person.place.nodes;
  const thing = at === undefined ? null : nameOf(document, at, words);
  const name = person.isMyself ? words('sharing.myself', { name: person.name }) : person.name;
  const label = thing === null ? words('sharing.here', { name }) : words('sharing.at', { name, step: thing });
  const follow = (): void => {
    if (at === undefined || thing === null) return;
    editor.select(selectionOf([at]));
    void flow.fitView({ nodes: [{ id: at }], duration: 200, maxZoom: flow.getZoom(), minZoom: flow.getZoom() });
  };
  return (
    <Tooltip title={label}>
      <button type="button" className={`person person-${person.colour}`} aria-label={label} onClick={follow}>
        {[...person.name][0]?.toUpperCase() ?? '?'}
      </button>
    </Tooltip>
  );
}

/** What a thing on the canvas is called, by its key; null: it is gone. */
function nameOf(document: JourneyDocument, key: string, words: Words): string | null {
  const { kind, id } = drawnOf(key);
  const node = nodeById(document, id);
  if (kind === 'step') return node === null ? null : node.name || words(`kind.${node.type}`);
  const note = document.notes.find((one) => one.id === id);
  if (kind === 'note') return note === undefined ? null : words('note.label', { text: note.text.slice(0, 40) });
  const frame = document.frames.find((one) => one.id === id);
  return frame === undefined ? null : words('frame.label', { stage: words(`stage.${frame.stage}`), title: frame.title });
}
