import '../drawing/words.ts';
import './find.css';
import './words.ts';
import { useUi } from '@magpie/ui';
import { Input, type InputRef } from 'antd';
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';
import { focusStage } from '../canvas/focus-stage.ts';
import { showThread } from '../comments/begin-comment.ts';
import { keyOf } from '../commands/key-of.ts';
import { useEditorScope, useWorkbenchState } from '../editor-context.ts';
import type { Hit } from './find-hits.ts';
import { findKeys } from './find-keys.ts';
import { lookAtHit } from './look-at-hit.ts';
import { nextHit } from './next-hit.ts';
import { useHits } from './use-hits.ts';

/** The search on the canvas: what is looked for, at which of how many one is, and where it stands there. */
export function FindBar(): ReactElement {
  const { words } = useUi();
  const scope = useEditorScope();
  const { workbench } = scope;
  const query = useWorkbenchState(({ finding }) => finding?.query ?? '');
  const request = useWorkbenchState(({ finding }) => finding?.request ?? 0);
  const chosen = useWorkbenchState(({ finding }) => finding?.hit ?? null);
  const hits = useHits();
  const input = useRef<InputRef>(null);
  const at = hits.findIndex(({ key }) => key === chosen);
  const hit = hits[at] ?? null;
  const step = useWorkbenchState(({ finding }) => Math.sign(finding?.step ?? 0));
  useEffect(() => {
    if (request > 0) input.current?.focus({ cursor: 'all' });
  }, [request]);
  useEffect(() => {
    if (step === 0) return;
    const next = nextHit(hits, chosen, step < 0 ? -1 : 1);
    workbench.goToHit(next?.key ?? null);
    if (next !== null) lookAtHit(scope, next);
  }, [step, hits, chosen, scope, workbench]);
  const open = (): void => {
    if (hit === null) return;
    if (hit.kind === 'thread') showThread(scope, hit.key.slice('thread '.length));
    else scope.editor.goTo(hit.key, hit.path);
  };
  const close = (): void => {
    workbench.stopFinding();
    focusStage();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const key = keyOf(event.nativeEvent);
    const has = (keys: readonly string[]): boolean => keys.includes(key);
    if (has(findKeys.next)) workbench.findOn(1);
    else if (has(findKeys.previous)) workbench.findOn(-1);
    else if (has(findKeys.open)) open();
    else if (has(findKeys.close)) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const count =
    query.trim() === ''
      ? ''
      : hits.length === 0
        ? words('find.none')
        : hit === null
          ? words('find.hits', { count: hits.length })
          : words('find.at', { at: at + 1, count: hits.length });
  return (
    <search className="find-bar" aria-label={words('command.find')}>
      <div className="find-line">
        <Input
          ref={input}
          size="small"
          variant="borderless"
          prefix={<Search size={14} aria-hidden />}
          aria-label={words('find.query')}
          placeholder={words('find.query')}
          value={query}
          onChange={({ target: { value } }) => workbench.find(value)}
          onKeyDown={onKeyDown}
        />
        <span className="mg-figure" role="status">
          {count}
        </span>
        <FindButton label={words('keys.find-previous')} isOff={hits.length === 0} onClick={() => workbench.findOn(-1)}>
          <ChevronUp size={15} aria-hidden />
        </FindButton>
        <FindButton label={words('keys.find-next')} isOff={hits.length === 0} onClick={() => workbench.findOn(1)}>
          <ChevronDown size={15} aria-hidden />
        </FindButton>
        <FindButton label={words('keys.find-close')} isOff={false} onClick={close}>
          <X size={15} aria-hidden />
        </FindButton>
      </div>
      {hit === null ? null : <Found hit={hit} onOpen={open} />}
    </search>
  );
}

interface FindButtonProps {
  readonly label: string;
  readonly isOff: boolean;
  readonly onClick: () => void;
  readonly children: ReactElement;
}

function FindButton({ label, isOff, onClick, children }: FindButtonProps): ReactElement {
  return (
    <button type="button" aria-label={label} title={label} disabled={isOff} onClick={onClick}>
      {children}
    </button>
  );
}

/** Where in the thing it stands; a click opens it there. */
function Found({ hit: { kind, name, excerpt, more }, onOpen }: { readonly hit: Hit; readonly onOpen: () => void }): ReactElement {
  const { words } = useUi();
  return (
    <button type="button" className="find-found" title={words('keys.find-open')} onClick={onOpen}>
      <b>{kind === 'step' ? name : words(`find.kind.${kind}`)}</b>
      <span>
        {excerpt.before}
        <mark>{excerpt.match}</mark>
        {excerpt.after}
      </span>
      {more === 0 ? null : <small>{words('find.more', { count: more })}</small>}
    </button>
  );
}
