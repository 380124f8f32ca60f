import { ok, refuse } from '@magpie/kit';
import type { JourneyDocument, JourneyNote } from '../document.ts';
import type { Edited, NoteChange } from './edit.ts';
import { fieldsOf } from './fields-of.ts';

export function addNote(document: JourneyDocument, note: JourneyNote, index: number): Edited {
  if (document.notes.some(({ id }) => id === note.id)) return refuse('id-taken');
  return ok({ document: { ...document, notes: document.notes.toSpliced(index, 0, note) }, inverse: { type: 'removeNote', id: note.id } });
}

export function removeNote(document: JourneyDocument, id: string): Edited {
  const index = document.notes.findIndex((note) => note.id === id);
  const note = document.notes[index];
  if (!note) return refuse('no-such-note');
  return ok({ document: { ...document, notes: document.notes.toSpliced(index, 1) }, inverse: { type: 'addNote', note, index } });
}

/** Changes what is given, and gives back what it was. */
export function changeNote(document: JourneyDocument, id: string, set: NoteChange): Edited {
  const index = document.notes.findIndex((note) => note.id === id);
  const note = document.notes[index];
  if (!note) return refuse('no-such-note');
  const changed = { ...document, notes: document.notes.with(index, { ...note, ...set }) };
  return ok({ document: changed, inverse: { type: 'changeNote', id, set: fieldsOf(note, set) } });
}
