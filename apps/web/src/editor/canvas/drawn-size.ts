import { cardWidth } from '../../canvas/geometry.ts';
import type { EditorScope } from '../editor-context.ts';
import type { SizeOf } from '../store/arrange-verbs.ts';

/** As large as the cards are drawn. */
export function drawnSize({ flow }: EditorScope): SizeOf {
  const sizes = new Map(flow.getNodes().map(({ id, measured }) => [id, { width: measured?.width ?? cardWidth, height: measured?.height ?? 112 }]));
  return (id) => sizes.get(id) ?? { width: cardWidth, height: 112 };
}
