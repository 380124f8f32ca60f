import './connect.css';
import '../palette/palette.css';
import './words.ts';
import type { JourneyNode } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { Input } from 'antd';
import { Spline } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { bringIntoSight } from '../canvas/bring-into-sight.ts';
import { focusStage } from '../canvas/focus-stage.ts';
import { useEditorScope } from '../editor-context.ts';
import { byRelevance } from '../palette/by-relevance.ts';
import { ConnectPreview } from './connect-preview.tsx';
import { useConnecting } from './use-connecting.ts';

/** Draws an edge by keyboard: first the way out, if there are several, then the step; arrows or typing choose, Enter takes, Escape gives up. */
export function ConnectPicker({ node, port }: { readonly node: JourneyNode; readonly port: string | null }): ReactElement {
  const { words } = useUi();
  const scope = useEditorScope();
  const { question, entries, take, back, giveUp } = useConnecting(node, port);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const found = byRelevance(entries, query, ({ label, hint }) => [label, hint]);
  const chosen = found[Math.min(at, found.length - 1)];
  const target = chosen?.node ?? null;
  const begin = (text: string): void => {
    setQuery(text);
    setAt(0);
  };
  useEffect(() => {
    place.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });
  useEffect(() => {
    if (target !== null) bringIntoSight(scope, target);
  }, [scope, target]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) setAt((now) => (Math.min(now, found.length - 1) + step + found.length) % found.length);
    else if (event.key === 'Enter' && chosen !== undefined) {
      begin('');
      if (take(chosen)) focusStage();
    } else if (event.key === 'Escape') {
      giveUp();
      focusStage();
    } else if (event.key === 'Backspace' && query === '') back();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // Who goes elsewhere does not want it any more.
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    if (place.current?.contains(relatedTarget) === false) giveUp();
  };
  return (
    <>
      <div ref={place} className="connect-picker kind-picker" role="dialog" aria-label={words('connect.title', { name: node.name })}>
        <label htmlFor="connect-query">{question}</label>
        <Input
          id="connect-query"
          autoFocus
          prefix={<Spline size={14} aria-hidden />}
          value={query}
          role="combobox"
          aria-expanded
          aria-controls="connect-options"
          aria-activedescendant={chosen === undefined ? undefined : `connect-${chosen.id}`}
          aria-describedby="connect-keys"
          onKeyDown={onKeyDown}
          onBlur={onBlur}
          onChange={({ target: { value } }) => begin(value)}
        />
        <div role="listbox" id="connect-options" aria-label={question}>
          {found.map((entry, index) => (
            <button
              key={entry.id}
              id={`connect-${entry.id}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={entry === chosen}
              aria-label={[entry.label, entry.hint].filter((part) => part !== '').join(', ')}
              onPointerEnter={() => setAt(index)}
              onClick={() => {
                begin('');
                if (take(entry)) focusStage();
                else place.current?.querySelector('input')?.focus();
              }}
            >
              <span>
                <b>{entry.label}</b>
                <small>{entry.hint}</small>
              </span>
            </button>
          ))}
        </div>
        {found.length === 0 ? <p className="mg-hint">{words('connect.none')}</p> : null}
        <p className="mg-hint" id="connect-keys">
          {words('connect.keys')}
        </p>
      </div>
      {target === null ? null : <ConnectPreview from={node.id} to={target} />}
    </>
  );
}
