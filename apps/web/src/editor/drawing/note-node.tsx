import { documentLimits, type JourneyNote } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { type Node, type NodeProps, NodeResizer } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import { useEditor } from '../editor-context.ts';
import { PeopleHere } from '../sharing/people-here.tsx';
import { noteKey } from '../store/drawn.ts';
import './drawing.css';
import { useWriting } from './use-writing.ts';
import './words.ts';

interface NoteNodeData extends Record<string, unknown> {
  readonly note: JourneyNote;
}

export type NoteNodeType = Node<NoteNodeData, 'note'>;

export const longestNote = documentLimits.noteText;

/** A sticky on the canvas: pulled by its corners to another size, and written in where it lies by a double click or Enter. */
export const NoteNode = memo(function NoteNode({ data: { note }, selected, dragging }: NodeProps<NoteNodeType>): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  const { isWriting, begin, field, fieldProps } = useWriting<HTMLTextAreaElement>(noteKey(note.id));
  return (
    <div className={`canvas-note canvas-note-${note.colour}${selected ? ' canvas-note-selected' : ''}`} onDoubleClick={begin}>
      <PeopleHere node={noteKey(note.id)} />
      <NodeResizer isVisible={selected && !dragging} minWidth={96} minHeight={56} lineClassName="reshape-line" handleClassName="reshape-handle" />
      {isWriting ? (
        <textarea
          ref={field}
          className="note-text nodrag nopan nowheel"
          aria-label={words('note.text')}
          placeholder={words('note.placeholder')}
          maxLength={longestNote}
          value={note.text}
          onChange={(event) => editor.writeNote(note.id, event.target.value)}
          {...fieldProps}
        />
      ) : (
        <p className={`note-text${selected ? ' nowheel' : ''}`}>
          {note.text === '' ? <span className="note-blank">{words('note.placeholder')}</span> : note.text}
        </p>
      )}
    </div>
  );
});
