import type { JourneyDocument, JourneyEdge, JourneyNode } from '@magpie/journey';
import { qixiJourney } from '../templates/qixi.ts';

export interface JourneySize {
  readonly nodes: number;
  readonly edges: number;
}

const perRow = 25;
const stages = ['plan', 'seed', 'convert', 'repurchase', 'retain'] as const;

/** A journey of the given size made of the Qixi template's own steps: rows of branches whose ways lead on to the next rows. */
export function largeJourney({ nodes: count, edges: wanted }: JourneySize): JourneyDocument {
  const template = qixiJourney({ id: 'large', locale: 'zh-CN' });
  const entry = template.nodes.find(({ id }) => id === 'entry');
  const branch = template.nodes.find(({ id }) => id === 'bought');
  const message = template.nodes.find(({ id }) => id === 'sms-14');
  const exit = template.nodes.find(({ id }) => id === 'done');
  if (entry === undefined || branch === undefined || message === undefined || exit === undefined) throw new Error('The template has other steps');
  const branches = Math.max(0, wanted - count);
  const nodes = Array.from({ length: count }, (_, index): JourneyNode => {
    const like = index === 0 ? entry : index >= count - perRow ? exit : index % 2 === 1 && index < branches * 2 + perRow * 2 ? branch : message;
    return {
      ...like,
      id: `n${index}`,
      name: `${like.name} ${index}`,
      stage: stages[Math.floor((index / count) * stages.length)] ?? null,
      position: { x: (index % perRow) * 300, y: Math.floor(index / perRow) * 260 },
    };
  });
  const edges: JourneyEdge[] = [];
  const ports = qixiPorts(template);
  for (const [index, node] of nodes.entries())
    for (const [way, port] of (ports.get(node.type) ?? []).entries()) {
      const to = nodes[index + (way === 0 ? perRow : 1)];
      if (to !== undefined && edges.length < wanted) edges.push({ id: `${node.id}-${port}`, from: node.id, port, to: to.id });
    }
  return { ...template, name: 'Large', nodes, edges };
}

/** Ways out by kind, as the template uses them. */
function qixiPorts({ nodes, edges }: JourneyDocument): ReadonlyMap<string, readonly string[]> {
  return new Map(
    nodes
      .map(({ id, type }) => [type, edges.filter(({ from }) => from === id).map(({ port }) => port)] as const)
      .filter(([, ports]) => ports.length > 0),
  );
}
