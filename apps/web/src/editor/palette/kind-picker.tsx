import type { When } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { Input } from 'antd';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { bringIntoSight } from '../canvas/bring-into-sight.ts';
import { focusStage } from '../canvas/focus-stage.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { kindOf } from '../store/graph-reading.ts';
import type { DropPlace } from '../store/node-verbs.ts';
import { byRelevance } from './by-relevance.ts';
import { freshStep, kindsFor } from './kind-list.ts';
import './palette.css';
import { WayPick } from './way-pick.tsx';

export interface KindPickerProps {
  readonly place: DropPlace;
  /** The moment that the step gets; then only kinds that can have one are offered. */
  readonly when?: When | null;
  /** Whether the way out of a step, behind which the new one goes, can be chosen. */
  readonly choosesWay?: boolean;
  readonly onDone: () => void;
}

/** The kinds, with what each is for; type to find one, arrows and Enter to take it. */
export function KindPicker({ place: asked, when = null, choosesWay = false, onDone }: KindPickerProps): ReactElement {
  const { words } = useUi();
  const scope = useEditorScope();
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(asked);
  /** Who has the keyboard back when nothing is chosen. */
  const [opener] = useState(() => window.document.activeElement);
  const document = useEditorState((state) => state.document);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const offered = kindsFor(document, place.type).filter((kind) => when === null || kindOf(kind)?.timed === true);
  const found = byRelevance(offered, query, ({ type }) => [words(`kind.${type}`), words(`kind.${type}.about`), type]);
  const choose = (type: string): void => {
    onDone();
    const added = scope.editor.drop({ ...freshStep(type, words), ...(when === null ? {} : { when }) }, place);
    focusStage();
    if (added !== null) bringIntoSight(scope, added);
  };
  const giveUp = (): void => {
    onDone();
    if (opener instanceof HTMLElement && opener !== window.document.body && opener.isConnected) opener.focus();
    else focusStage();
  };
  const chosen = found[Math.min(at, found.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt((now) => Math.max(0, Math.min(found.length - 1, now + step)));
    else if (event.key === 'Enter' && chosen !== undefined) choose(chosen.type);
    else if (event.key === 'Escape') giveUp();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="kind-picker">
      {choosesWay && place.type === 'port' ? (
        <WayPick
          {...place}
          onPick={(port) => setPlace({ ...place, port })}
          onDone={() => list.current?.parentElement?.querySelector<HTMLElement>('[role=combobox]')?.focus()}
          onGiveUp={giveUp}
        />
      ) : null}
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
        aria-activedescendant={chosen === undefined ? undefined : `kind-option-${chosen.type}`}
      />
      <div ref={list} role="listbox" id="kind-options" aria-label={words('palette.kinds')}>
        {found.map(({ type, view: { icon: Icon } }, index) => (
          <button
            key={type}
            id={`kind-option-${type}`}
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
