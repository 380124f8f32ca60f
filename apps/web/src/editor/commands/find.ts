import type { JourneyNode } from '@magpie/journey';

/** A step that holds what is looked for, and where. */
export interface FoundStep {
  readonly id: string;
  readonly name: string;
  /** A piece of its text around the match; null when its name holds it. */
  readonly excerpt: string | null;
}

const around = 18;

/** Steps whose name, summary or texts hold `query`, whatever its case; names first, then in drawing order. */
export function findSteps(nodes: readonly JourneyNode[], query: string, summaryOf: (node: JourneyNode) => string): readonly FoundStep[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return nodes.map(({ id, name }) => ({ id, name, excerpt: null }));
  const byName = nodes.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const byText = nodes.flatMap((node): readonly FoundStep[] => {
    if (byName.includes(node)) return [];
    const text = [summaryOf(node), ...textsIn(node.config)].find((each) => each.toLocaleLowerCase().includes(wanted));
    return text === undefined ? [] : [{ id: node.id, name: node.name, excerpt: excerptOf(text, wanted) }];
  });
  return [...byName.map(({ id, name }) => ({ id, name, excerpt: null })), ...byText];
}

function excerptOf(text: string, wanted: string): string {
  const at = text.toLocaleLowerCase().indexOf(wanted);
  const [from, to] = [Math.max(0, at - around), Math.min(text.length, at + wanted.length + around)];
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
