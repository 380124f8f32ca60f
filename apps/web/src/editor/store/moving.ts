import type { Edit, JourneyDocument, JourneyNode } from '@magpie/journey';
import { drawnOf, positionOf } from './drawn.ts';
import { nodeById } from './graph-reading.ts';

type Position = JourneyNode['position'];

/** Edits that lead things, by their keys, to whole pixels; only for what really moves. */
export function moveEdits(document: JourneyDocument, positions: ReadonlyMap<string, Position>): readonly Edit[] {
  const moved = [...positions].flatMap(([key, { x, y }]) => {
    // Hundreds at once: steps are looked up, and not looked for from the first on.
    const before = nodeById(document, key)?.position ?? positionOf(document, key);
    const position = { x: Math.round(x), y: Math.round(y) };
    return before === null || (before.x === position.x && before.y === position.y) ? [] : [{ ...drawnOf(key), position }];
  });
  const steps = moved.filter(({ kind }) => kind === 'step').map(({ id, position }) => [id, position] as const);
  return [
    ...(steps.length === 0 ? [] : [{ type: 'moveNodes' as const, positions: Object.fromEntries(steps) }]),
    ...moved.flatMap(({ kind, id, position }): readonly Edit[] =>
      kind === 'note' ? [{ type: 'changeNote', id, set: { position } }] : kind === 'frame' ? [{ type: 'changeFrame', id, set: { position } }] : [],
    ),
  ];
}
