import { useWords } from '@magpie/ui';
import { Dropdown } from 'antd';
import { Braces } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, type ReactElement, useLayoutEffect, useRef } from 'react';
import './send-sms.css';
import { markTemplate, type MarkedFor } from './view-marks.ts';
import { type TemplateEditing, useTemplateEditing } from './use-template-editing.tsx';
import { fieldName, fieldSource } from './view-text.ts';

export interface TemplateEditorProps {
  readonly id: string;
  readonly status: '' | 'error' | 'warning';
  readonly 'aria-describedby': string;
  readonly label: string;
  /** Liquid source. */
  readonly value: string;
  /** A source may have so many characters. */
  readonly most: number;
  /** Member fields that can be put in. */
  readonly fields: readonly string[];
  /** What is marked while it is written. */
  readonly marked: Omit<MarkedFor, 'words' | 'source'>;
  readonly onChange: (value: string) => void;
}

/**
 * Text with member fields as chips. What is on the screen is read back into liquid after every change; it is drawn anew only when the value
 * comes from elsewhere (undo) or a field is written out in letters, so the caret and whatever an input method composes stay where they are.
 */
export function TemplateEditor({ id, status, label, value, most, fields, marked, onChange, ...described }: TemplateEditorProps): ReactElement {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const editing = useTemplateEditing(place, { value, most, onChange });
  const { rules, memberFields } = marked;
  useLayoutEffect(
    () => (place.current === null ? undefined : markTemplate(place.current, { source: value, rules, memberFields, words })),
    [value, rules, memberFields, words],
  );
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
        aria-describedby={described['aria-describedby']}
        tabIndex={0}
        spellCheck={false}
        onInput={(event) => (isComposing(event.nativeEvent) ? undefined : editing.read(event.timeStamp))}
        onCompositionEnd={(event) => editing.read(event.timeStamp)}
        onBlur={editing.keepCaret}
        onKeyDown={(event) => onKey(event, editing)}
        onPaste={(event) => pastePlain(event, editing)}
        onCopy={(event) => copySource(event, editing)}
        onCut={(event) => {
          copySource(event, editing);
          editing.insert('');
        }}
        onDragStart={(event) => event.preventDefault()}
        onDrop={(event) => dropPlain(event, editing)}
      />
      <div className="template-insert">
        <Dropdown
          trigger={['click']}
          menu={{
            items: fields.map((field) => ({ key: field, label: fieldName(field, words) })),
            onClick: ({ key }) => editing.insert(fieldSource(key, key === 'name' ? words('send-sms.fallback.name') : '')),
          }}
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

/** Keys that a browser would answer with elements of its own, or with an undo that does not know of chips. */
function onKey(event: KeyboardEvent, editing: TemplateEditing): void {
  if (event.nativeEvent.isComposing) return;
  const isMod = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  if (key === 'enter') editing.insert('\n');
  else if (isMod && key === 'z') editing.go(event.shiftKey ? 1 : -1);
  else if (isMod && key === 'y') editing.go(1);
  else return;
  event.preventDefault();
}

/** Texts alone come in, whatever they were: fields in them become chips. */
function pastePlain(event: ClipboardEvent, editing: TemplateEditing): void {
  event.preventDefault();
  editing.insert(plain(event.clipboardData));
}

/** Where it was let go, when the browser says where that is. */
function dropPlain(event: DragEvent, editing: TemplateEditing): void {
  event.preventDefault();
  const at = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  if (at != null && event.currentTarget.contains(at.offsetNode)) window.getSelection()?.collapse(at.offsetNode, at.offset);
  editing.insert(plain(event.dataTransfer));
}

function plain(data: DataTransfer): string {
  return data.getData('text/plain').replaceAll(/\r\n?/g, '\n');
}

/** A chip is copied as the field that it is, so that it comes back as one. */
function copySource(event: ClipboardEvent, editing: TemplateEditing): void {
  const source = editing.selected();
  if (source === '') return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', source);
}

function isComposing(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing;
}
