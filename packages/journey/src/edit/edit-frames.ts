import { ok, refuse } from '@magpie/kit';
import type { JourneyDocument, JourneyFrame } from '../document.ts';
import type { Edited, FrameChange } from './edit.ts';
import { fieldsOf } from './fields-of.ts';

export function addFrame(document: JourneyDocument, frame: JourneyFrame, index: number): Edited {
  if (document.frames.some(({ id }) => id === frame.id)) return refuse('id-taken');
  return ok({ document: { ...document, frames: document.frames.toSpliced(index, 0, frame) }, inverse: { type: 'removeFrame', id: frame.id } });
}

export function removeFrame(document: JourneyDocument, id: string): Edited {
  const index = document.frames.findIndex((frame) => frame.id === id);
  const frame = document.frames[index];
  if (!frame) return refuse('no-such-frame');
  return ok({ document: { ...document, frames: document.frames.toSpliced(index, 1) }, inverse: { type: 'addFrame', frame, index } });
}

/** Changes what is given, and gives back what it was. */
export function changeFrame(document: JourneyDocument, id: string, set: FrameChange): Edited {
  const index = document.frames.findIndex((frame) => frame.id === id);
  const frame = document.frames[index];
  if (!frame) return refuse('no-such-frame');
  const changed = { ...document, frames: document.frames.with(index, { ...frame, ...set }) };
  return ok({ document: changed, inverse: { type: 'changeFrame', id, set: fieldsOf(frame, set) } });
}
