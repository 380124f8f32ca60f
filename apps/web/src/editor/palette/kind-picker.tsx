import { useUi } from '@magpie/ui';
import { Input } from 'antd';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { useEditor, useEditorState } from '../editor-context.ts';
import type { DropPlace } from '../store/node-verbs.ts';
import { freshStep, kindsFor } from './kind-list.ts';
import './palette.css';

export interface KindPickerProps {
  readonly place: DropPlace;
  readonly onDone: () => void;
}

/** The kinds, with what each is for; type to find one, arrows and Enter to take it. */
export function KindPicker({ place, onDone }: KindPickerProps): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const asked = query.trim().toLowerCase();
  // Whose name begins so comes first: "end" is the end, not sending.
  const begins = (type: string): number => (words(`kind.${type}`).toLowerCase().startsWith(asked) ? 0 : 1);
  const found = kindsFor(document, place.type)
    .filter(({ type }) => `${words(`kind.${type}`)} ${words(`kind.${type}.about`)} ${type}`.toLowerCase().includes(asked))
    .toSorted((left, right) => begins(left.type) - begins(right.type));
  const choose = (type: string): void => {
    onDone();
    editor.drop(freshStep(type, words), place);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = found[Math.min(at, found.length - 1)];
    if (step !== 0) setAt((now) => Math.max(0, Math.min(found.length - 1, now + step)));
    else if (event.key === 'Enter' && chosen !== undefined) choose(chosen.type);
    else if (event.key === 'Escape') onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="kind-picker">
      <Input
        autoFocus
        prefix={<Search size={14} aria-hidden />}
        placeholder={words('palette.search')}
        aria-label={words('palette.search')}
        value={query}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        role="combobox"
        aria-expanded
        aria-controls="kind-options"
      />
      <div role="listbox" id="kind-options" aria-label={words('palette.kinds')}>
        {found.map(({ type, view: { icon: Icon } }, index) => (
          <button
            key={type}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerEnter={() => setAt(index)}
            onClick={() => choose(type)}
          >
            <span className="step-card-icon">
              <Icon size={15} aria-hidden />
            </span>
            <span>
              <b>{words(`kind.${type}`)}</b>
              <small>{words(`kind.${type}.about`)}</small>
            </span>
          </button>
        ))}
      </div>
      {found.length === 0 ? <p className="mg-hint">{words('palette.nothing')}</p> : null}
    </div>
  );
}
