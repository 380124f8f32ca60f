import type { JourneyDocument, JourneyFrame, JourneyNode } from '@magpie/journey';
import type { Selection } from './editor-state.ts';

type Position = JourneyNode['position'];

/** Everything on the canvas has a key: a step's is its id, of notes and frames a word stands before theirs. Ids hold no space. */
export const noteKey = (id: string): string => `note ${id}`;
export const frameKey = (id: string): string => `frame ${id}`;

export interface Drawn {
  readonly kind: 'step' | 'note' | 'frame';
  readonly id: string;
}

export function drawnOf(key: string): Drawn {
  if (key.startsWith('note ')) return { kind: 'note', id: key.slice(5) };
  if (key.startsWith('frame ')) return { kind: 'frame', id: key.slice(6) };
  return { kind: 'step', id: key };
}

/** Where a thing lies; null when it is not there. */
export function positionOf(document: JourneyDocument, key: string): Position | null {
  const { kind, id } = drawnOf(key);
  const list: readonly { readonly id: string; readonly position: Position }[] =
    kind === 'step' ? document.nodes : kind === 'note' ? document.notes : document.frames;
  return list.find((thing) => thing.id === id)?.position ?? null;
}

export function selectedKeys({ nodes, notes, frames }: Selection): readonly string[] {
  return [...nodes, ...notes.map(noteKey), ...frames.map(frameKey)];
}

export function selectionOf(keys: Iterable<string>): Omit<Selection, 'edge'> {
  const drawn = [...keys].map(drawnOf);
  const ids = (wanted: Drawn['kind']): readonly string[] => drawn.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  return { nodes: ids('step'), notes: ids('note'), frames: ids('frame') };
}

/** The middle of a card's head: a step lies where this lies, however tall its card has grown. */
const stepMiddle = { x: 112, y: 40 };

/** Keys of what lies in a frame: steps by their heads, notes by their middles, other frames as a whole. */
export function lyingIn({ nodes, notes, frames }: JourneyDocument, frame: JourneyFrame): readonly string[] {
  const { position: at, size } = frame;
  const holds = ({ x, y }: Position): boolean => x >= at.x && x <= at.x + size.width && y >= at.y && y <= at.y + size.height;
  const end = (one: JourneyFrame): Position => ({ x: one.position.x + one.size.width, y: one.position.y + one.size.height });
  return [
    ...nodes.filter(({ position: { x, y } }) => holds({ x: x + stepMiddle.x, y: y + stepMiddle.y })).map(({ id }) => id),
    ...notes.filter(({ position: { x, y }, size: own }) => holds({ x: x + own.width / 2, y: y + own.height / 2 })).map(({ id }) => noteKey(id)),
    ...frames.filter((one) => one.id !== frame.id && holds(one.position) && holds(end(one))).map(({ id }) => frameKey(id)),
  ];
}

/** These things, and what lies in the frames among them. */
export function withContents(document: JourneyDocument, keys: Iterable<string>): ReadonlySet<string> {
  const all = new Set(keys);
  for (const key of all) {
    const { kind, id } = drawnOf(key);
    const frame = kind === 'frame' ? document.frames.find((one) => one.id === id) : undefined;
    if (frame !== undefined) for (const inside of lyingIn(document, frame)) all.add(inside);
  }
  return all;
}
