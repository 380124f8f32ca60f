import type { JourneyNote } from '@magpie/journey';
import { formatDay, useUi } from '@magpie/ui';
import { Popover } from 'antd';
import { StickyNote } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useEditor, useEditorState } from '../editor-context.ts';
import { nodeById } from '../store/graph-reading.ts';
import type { PlacedNote } from './notes-by-step.ts';
import type { JourneySchedule } from './use-schedule.ts';
import '../drawing/words.ts';
import './timeline-notes.css';

/** A note's slip at the corner of the card beside which it lies on the canvas. */
export function NoteSlip({ note }: { readonly note: JourneyNote }): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  return (
    <button
      type="button"
      className={`timeline-slip timeline-note-${note.colour}`}
      tabIndex={-1}
      title={note.text}
      aria-label={words('note.label', { text: note.text })}
      onClick={() => editor.select({ notes: [note.id] })}
    >
      <StickyNote size={12} aria-hidden />
    </button>
  );
}

/** Every note of the journey with the day that it belongs to, for those that lie beside no step too. */
export function NoteList({ notes, schedule }: { readonly notes: readonly PlacedNote[]; readonly schedule: JourneySchedule }): ReactElement | null {
  const { words } = useUi();
  const [isOpen, setOpen] = useState(false);
  if (notes.length === 0) return null;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="topLeft"
      content={
        <ul className="timeline-notes" aria-label={words('timeline.notes.list')}>
          {notes.map((placed) => (
            <NoteRow key={placed.note.id} placed={placed} schedule={schedule} onDone={() => setOpen(false)} />
          ))}
        </ul>
      }
    >
      <button type="button" className="timeline-tool" aria-expanded={isOpen}>
        <StickyNote size={13} aria-hidden />
        {words('timeline.notes', { count: notes.length })}
      </button>
    </Popover>
  );
}

function NoteRow({
  placed: { note, step },
  schedule,
  onDone,
}: {
  readonly placed: PlacedNote;
  readonly schedule: JourneySchedule;
  readonly onDone: () => void;
}): ReactElement {
  const { words, locale } = useUi();
  const editor = useEditor();
  const node = useEditorState(({ document }) => nodeById(document, step ?? ''));
  const at = node === null ? undefined : schedule.nodes.get(node.id)?.at;
  const day = at === undefined ? null : formatDay(schedule.momentOf(at).date, locale);
  return (
    <li>
      <button
        type="button"
        onClick={() => {
          editor.select({ notes: [note.id] });
          onDone();
        }}
      >
        <i className={`timeline-note-${note.colour}`} aria-hidden />
        <span>{note.text === '' ? words('note.placeholder') : note.text}</span>
        <small>
          {node === null ? words('timeline.notes.loose') : [day, node.name || words(`kind.${node.type}`)].filter((part) => part !== null).join(' · ')}
        </small>
      </button>
    </li>
  );
}
