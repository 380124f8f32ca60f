import type { Edit, JourneyDocument, JourneyNode } from '@magpie/journey';
import type { SizeOf } from './drawn-sizes.ts';
import { drawnOf, lyingIn, noteKey } from './drawn.ts';
import { moveEdits } from './moving.ts';
import { nodeById } from './graph-reading.ts';

type Position = JourneyNode['position'];

interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A note that is further away from every step is about none. */
const near = 480;
const margins = { least: 16, most: 72 } as const;

/** Edits that put steps where they are tidy: notes stay beside the step they lay by, frames close around the steps that lay in them. */
export function tidyEdits(document: JourneyDocument, places: ReadonlyMap<string, Position>, sizeOf: SizeOf): readonly Edit[] {
  const placeOf = (node: JourneyNode): Position => places.get(node.id) ?? node.position;
  const notes = document.notes.flatMap((note): readonly (readonly [string, Position])[] => {
    const middle = { x: note.position.x + note.size.width / 2, y: note.position.y + note.size.height / 2 };
    const away = (node: JourneyNode): number => {
      const { width, height } = sizeOf(node.id);
      return Math.hypot(node.position.x + width / 2 - middle.x, node.position.y + height / 2 - middle.y);
    };
    const [by] = document.nodes.toSorted((one, other) => away(one) - away(other));
    if (by === undefined || away(by) > near) return [];
    const to = placeOf(by);
    return [[noteKey(note.id), { x: note.position.x + to.x - by.position.x, y: note.position.y + to.y - by.position.y }]];
  });
  const moved = new Map([...places, ...notes]);
  const frames = document.frames.flatMap((frame): readonly Edit[] => {
    const inside = lyingIn(document, frame).filter((key) => drawnOf(key).kind !== 'frame');
    const extent = (at: (key: string, position: Position) => Position): Extent | null => around(document, inside, { sizeOf, at });
    const [before, after] = [extent((_, position) => position), extent((key, position) => moved.get(key) ?? position)];
    if (before === null || after === null) return [];
    const { position, size } = frame;
    const left = after.left - margin(before.left - position.x);
    const top = after.top - margin(before.top - position.y);
    const width = after.right - left + margin(position.x + size.width - before.right);
    const height = after.bottom - top + margin(position.y + size.height - before.bottom);
    return [
      {
        type: 'changeFrame',
        id: frame.id,
        set: { position: { x: Math.round(left), y: Math.round(top) }, size: { width: Math.round(width), height: Math.round(height) } },
      },
    ];
  });
  return [...moveEdits(document, moved), ...frames.filter((edit) => !isThere(document, edit))];
}

function around(
  document: JourneyDocument,
  keys: readonly string[],
  { sizeOf, at }: { readonly sizeOf: SizeOf; readonly at: (key: string, position: Position) => Position },
): Extent | null {
  const boxes = keys.flatMap((key) => {
    const { kind, id } = drawnOf(key);
    const thing = kind === 'step' ? nodeById(document, id) : (document.notes.find((note) => note.id === id) ?? null);
    if (thing === null) return [];
    return [{ ...at(key, thing.position), ...('size' in thing ? thing.size : sizeOf(id)) }];
  });
  if (!keys.some((key) => drawnOf(key).kind === 'step')) return null;
  return {
    left: Math.min(...boxes.map(({ x }) => x)),
    top: Math.min(...boxes.map(({ y }) => y)),
    right: Math.max(...boxes.map(({ x, width }) => x + width)),
    bottom: Math.max(...boxes.map(({ y, height }) => y + height)),
  };
}

function margin(before: number): number {
  return Math.max(margins.least, Math.min(margins.most, before));
}

function isThere({ frames }: JourneyDocument, edit: Edit): boolean {
  if (edit.type !== 'changeFrame') return false;
  const frame = frames.find(({ id }) => id === edit.id);
  const { position, size } = edit.set;
  return frame !== undefined && JSON.stringify([frame.position, frame.size]) === JSON.stringify([position, size]);
}
