import type { JourneyDocument } from '../document.ts';
import type { DrawnDiff } from './journey-diff.ts';
import { sameValue } from './same-value.ts';

/** Notes and frames by their ids: those of the later document first, then what is gone. */
export function diffDrawn(before: JourneyDocument, after: JourneyDocument): readonly DrawnDiff[] {
  const notes = pairs(before.notes, after.notes).filter(([old, now]) => !sameValue(old, now));
  const frames = pairs(before.frames, after.frames).filter(([old, now]) => !sameValue(old, now));
  return [
    ...notes.map(([old, now, id]): DrawnDiff => ({ kind: 'note', id, before: old, after: now })),
    ...frames.map(([old, now, id]): DrawnDiff => ({ kind: 'frame', id, before: old, after: now })),
  ];
}

function pairs<Thing extends { readonly id: string }>(
  before: readonly Thing[],
  after: readonly Thing[],
): readonly (readonly [before: Thing | null, after: Thing | null, id: string])[] {
  const [old, now] = [new Map(before.map((thing) => [thing.id, thing])), new Map(after.map((thing) => [thing.id, thing]))];
  return [...new Set([...now.keys(), ...old.keys()])].map((id) => [old.get(id) ?? null, now.get(id) ?? null, id] as const);
}
