import { useWords } from '@magpie/ui';
import { Dropdown } from 'antd';
import { Braces } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type ReactElement, useLayoutEffect, useRef } from 'react';
import './send-sms.css';
import { fieldName, fieldSource, readablePieces } from './view-text.ts';

export interface TemplateEditorProps {
  readonly id: string;
  readonly status: '' | 'error' | 'warning';
  readonly 'aria-describedby': string;
  readonly label: string;
  /** Liquid source. */
  readonly value: string;
  /** Member fields that can be put in. */
  readonly fields: readonly string[];
  readonly onChange: (value: string) => void;
}

/**
 * Text with member fields as chips. What is on the screen is read back into liquid after every change; it is drawn anew only when the value
 * comes from elsewhere (undo), so the cursor and whatever an input method composes stay where they are.
 */
export function TemplateEditor({ id, status, label, value, fields, onChange, 'aria-describedby': describedBy }: TemplateEditorProps): ReactElement {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const cursor = useRef<Range | null>(null);
  useLayoutEffect(() => {
    if (place.current !== null && sourceOf(place.current) !== value) draw(place.current, value, words);
  }, [value, words]);
  const read = (): void => {
    if (place.current !== null) onChange(sourceOf(place.current));
  };
  const insert = (field: string): void => {
    if (place.current === null) return;
    putAtCursor(
      place.current,
      cursor.current,
      chip(fieldSource(field, field === 'name' ? words('send-sms.fallback.name') : ''), fieldName(field, words)),
    );
    read();
  };
  const keepCursor = (): void => {
    const selection = window.getSelection();
    if (selection !== null && selection.rangeCount > 0) cursor.current = selection.getRangeAt(0).cloneRange();
  };
  return (
    <div>
      <div
        ref={place}
        id={id}
        className={`template-editor${status === '' ? '' : ` template-editor-${status}`}`}
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        aria-multiline
        aria-label={label}
        aria-describedby={describedBy}
        tabIndex={0}
        spellCheck={false}
        onInput={(event) => (isComposing(event.nativeEvent) ? undefined : read())}
        onCompositionEnd={read}
        onBlur={keepCursor}
        onKeyDown={breakLine}
        onPaste={pastePlain}
      />
      <div className="template-insert">
        <Dropdown
          trigger={['click']}
          menu={{ items: fields.map((field) => ({ key: field, label: fieldName(field, words) })), onClick: ({ key }) => insert(key) }}
        >
          <button type="button" className="mg-chip mg-chip-brand template-insert-button">
            <Braces size={13} aria-hidden />
            {words('send-sms.insert')}
          </button>
        </Dropdown>
      </div>
    </div>
  );
}

function draw(place: HTMLElement, source: string, words: ReturnType<typeof useWords>): void {
  place.replaceChildren(
    ...readablePieces(source, words).map((piece) =>
      piece.type === 'text'
        ? document.createTextNode(piece.text)
        : chip(piece.source, piece.otherwise === null ? piece.label : `${piece.label} · ${piece.otherwise}`),
    ),
  );
}

function chip(source: string, label: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'template-chip';
  element.contentEditable = 'false';
  element.dataset['source'] = source;
  element.textContent = label;
  return element;
}

/** The liquid source of what is on the screen. */
function sourceOf(place: Node): string {
  return [...place.childNodes]
    .map((node): string => {
      if (node instanceof HTMLElement) {
        if (node.dataset['source'] !== undefined) return node.dataset['source'];
        if (node.tagName === 'BR') return '\n';
        return `${node.tagName === 'DIV' && node.previousSibling !== null ? '\n' : ''}${sourceOf(node)}`;
      }
      return (node.textContent ?? '').replaceAll('\u00a0', ' ');
    })
    .join('');
}

function putAtCursor(place: HTMLElement, range: Range | null, element: HTMLElement): void {
  if (range !== null && place.contains(range.startContainer)) {
    range.deleteContents();
    range.insertNode(element);
  } else place.append(element);
  const after = document.createRange();
  after.setStartAfter(element);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(after);
  place.focus();
}

function breakLine(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  document.execCommand('insertLineBreak');
}

function pastePlain(event: ClipboardEvent): void {
  event.preventDefault();
  document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
}

function isComposing(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing;
}
