import type { JourneyNode } from '@magpie/journey';
import { excerptOf, wantedOf } from '../find/excerpt.ts';
import { textsOf } from '../find/texts-of.ts';

/** A step that holds what is looked for, and where. */
export interface FoundStep {
  readonly id: string;
  readonly name: string;
  /** A piece of its text around the match; null when its name holds it. */
  readonly excerpt: string | null;
}

/** Steps whose name, summary or texts hold `query`, whatever its case; names first, then in drawing order. */
export function findSteps(nodes: readonly JourneyNode[], query: string, summaryOf: (node: JourneyNode) => string): readonly FoundStep[] {
  const wanted = wantedOf(query);
  if (wanted === '') return nodes.map(({ id, name }) => ({ id, name, excerpt: null }));
  const byName = nodes.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const byText = nodes.flatMap((node): readonly FoundStep[] => {
    if (byName.includes(node)) return [];
    const [excerpt] = textsOf(node, summaryOf(node)).flatMap(({ text }) => excerptOf(text, wanted) ?? []);
    return excerpt === undefined ? [] : [{ id: node.id, name: node.name, excerpt: excerpt.before + excerpt.match + excerpt.after }];
  });
  return [...byName.map(({ id, name }) => ({ id, name, excerpt: null })), ...byText];
}
