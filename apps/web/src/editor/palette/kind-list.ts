import { kinds } from '@magpie/nodes';
import { type AnyView, views } from '@magpie/nodes/views';
import type { JourneyDocument, Kind } from '@magpie/journey';
import type { Words } from '@magpie/ui';
import type { FreshStep } from '../store/node-verbs.ts';
import { kindOf } from '../store/graph-reading.ts';

export interface PaletteKind {
  readonly type: string;
  readonly role: Kind<unknown>['role'];
  readonly view: AnyView;
}

const viewByType: ReadonlyMap<string, AnyView> = new Map(Object.entries(views));

/** Every kind that can be drawn, in the registry's order. */
export const paletteKinds: readonly PaletteKind[] = Object.keys(kinds).flatMap((type) => {
  const [kind, view] = [kindOf({ type }), viewByType.get(type)];
  return kind === null || view === undefined ? [] : [{ type, role: kind.role, view }];
});

/** A step of a kind, named in the author's language. */
export function freshStep(type: string, words: Words): FreshStep {
  const view = viewByType.get(type);
  return { type, name: words(`kind.${type}`), ...(view === undefined ? {} : { config: view.fresh(words) }) };
}

/** Kinds that make sense at a place: one entry per journey, nothing behind an end, no end in the middle of an edge. */
export function kindsFor(document: JourneyDocument, place: 'canvas' | 'port' | 'edge'): readonly PaletteKind[] {
  const hasEntry = document.nodes.some((node) => kindOf(node)?.role === 'entry');
  return paletteKinds.filter(({ role }) => (role === 'entry' ? place === 'canvas' && !hasEntry : role === 'end' ? place !== 'edge' : true));
}
