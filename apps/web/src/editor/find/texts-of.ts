import type { JourneyNode } from '@magpie/journey';

type Path = readonly (string | number)[];

/** A text that a step holds, and where in its config; an empty path: its name, or what its card says of it. */
export interface HeldText {
  readonly path: Path;
  readonly text: string;
}

/** Every text of a step: its name first, then whatever stands in its config, then what its card says. */
export function textsOf(node: JourneyNode, summary: string): readonly HeldText[] {
  return [{ path: [], text: node.name }, ...textsIn(node.config, ['config']), { path: [], text: summary }];
}

function textsIn(value: unknown, path: Path): readonly HeldText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => textsIn(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => (key === 'id' ? [] : textsIn(member, [...path, key])));
}
