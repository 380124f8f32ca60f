import './words.ts';
import './sharing.css';
import { useUi } from '@magpie/ui';
import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { useEditorScope, useEditorState } from '../editor-context.ts';
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
  const step = at === undefined ? null : nodeById(document, at);
  const name = person.isMyself ? words('sharing.myself', { name: person.name }) : person.name;
  const label = step === null ? words('sharing.here', { name }) : words('sharing.at', { name, step: step.name || words(`kind.${step.type}`) });
  const follow = (): void => {
    if (step === null) return;
    editor.select({ nodes: [step.id] });
    void flow.fitView({ nodes: [{ id: step.id }], duration: 200, maxZoom: flow.getZoom(), minZoom: flow.getZoom() });
  };
  return (
    <Tooltip title={label}>
      <button type="button" className={`person person-${person.colour}`} aria-label={label} onClick={follow}>
        {[...person.name][0]?.toUpperCase() ?? '?'}
      </button>
    </Tooltip>
  );
}
