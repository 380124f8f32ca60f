import type { JourneyEdge } from '../document.ts';
import type { EdgeDiff } from './journey-diff.ts';
import { numbered } from './numbered.ts';

/** Edges by their ids, then by the way out that they leave from. Another id alone is no difference. */
export function diffEdges(before: readonly JourneyEdge[], after: readonly JourneyEdge[]): readonly EdgeDiff[] {
  const [old, now] = [numbered(before), numbered(after)];
  const reled: EdgeDiff[] = [];
  for (const [id, edge] of now) {
    const other = old.get(id);
    if (other === undefined) continue;
    if (wayOf(other) !== wayOf(edge)) reled.push({ type: 'reled', id: edge.id, before: other, after: edge });
    old.delete(id);
    now.delete(id);
  }
  for (const sameness of [wayOf, portOf]) {
    for (const [id, edge] of now) {
      const pair = [...old].find(([, other]) => sameness(other) === sameness(edge));
      if (pair === undefined) continue;
      if (wayOf(pair[1]) !== wayOf(edge)) reled.push({ type: 'reled', id: edge.id, before: pair[1], after: edge });
      old.delete(pair[0]);
      now.delete(id);
    }
  }
  return [
    ...[...now.values()].map((edge): EdgeDiff => ({ type: 'added', id: edge.id, after: edge })),
    ...reled,
    ...[...old.values()].map((edge): EdgeDiff => ({ type: 'removed', id: edge.id, before: edge })),
  ];
}

const portOf = ({ from, port }: JourneyEdge): string => JSON.stringify([from, port]);
const wayOf = ({ from, port, to }: JourneyEdge): string => JSON.stringify([from, port, to]);
