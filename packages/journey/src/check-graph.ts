import type { Problem } from '@magpie/kit';
import { cyclicNodes } from './cyclic-nodes.ts';
import type { JourneyDocument } from './document.ts';
import { graphOf, reachableFrom } from './graph.ts';
import type { JourneyProblemCode } from './problem-codes.ts';
import type { UnderstoodNode } from './understand-nodes.ts';

/** Problems of how nodes are wired. */
export function checkGraph(document: JourneyDocument, understood: ReadonlyMap<string, UnderstoodNode>): Problem[] {
  return [...checkIds(document), ...checkEntries(understood), ...checkEdges(document, understood), ...checkPaths(document, understood)];
}

function checkIds(document: JourneyDocument): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const [list, things] of [
    ['nodes', document.nodes],
    ['edges', document.edges],
  ] as const) {
    for (const [index, { id }] of things.entries()) {
      if (seen.has(`${list}|${id}`))
        problems.push({ code: 'journey.duplicate-id', severity: 'error', path: [list, index, 'id'], parameters: { id } });
      seen.add(`${list}|${id}`);
    }
  }
  return problems;
}

function checkEntries(understood: ReadonlyMap<string, UnderstoodNode>): Problem[] {
  const entries = [...understood.values()].filter(({ role }) => role === 'entry');
  if (entries.length === 0) return [{ code: 'journey.no-entry', severity: 'error', path: ['nodes'], parameters: {} }];
  return entries.slice(1).map(({ node }) => error('journey.several-entries', node.id));
}

function checkEdges(document: JourneyDocument, understood: ReadonlyMap<string, UnderstoodNode>): Problem[] {
  const ids = new Set(document.nodes.map((node) => node.id));
  const wired = new Set<string>();
  const problems: Problem[] = [];
  for (const [index, edge] of document.edges.entries()) {
    const path = ['edges', index];
    const from = understood.get(edge.from);
    const key = `${edge.from}|${edge.port}`;
    if (!ids.has(edge.from) || !ids.has(edge.to))
      problems.push({ code: 'journey.dangling-edge', severity: 'error', path, parameters: { edge: edge.id } });
    else if (from && !from.ports.includes(edge.port)) problems.push(error('journey.unknown-port', edge.from, path, { port: edge.port }));
    else if (wired.has(key)) problems.push(error('journey.port-wired-twice', edge.from, path, { port: edge.port }));
    else if (understood.get(edge.to)?.role === 'entry') problems.push(error('journey.edge-into-entry', edge.to, path));
    wired.add(key);
  }
  for (const { node, ports, optionalPorts } of understood.values()) {
    for (const port of ports) {
      if (!optionalPorts.includes(port) && !wired.has(`${node.id}|${port}`))
        problems.push({ ...error('journey.unwired-port', node.id, [], { port }), severity: 'warning' });
    }
  }
  return problems;
}

function checkPaths(document: JourneyDocument, understood: ReadonlyMap<string, UnderstoodNode>): Problem[] {
  const graph = graphOf(document);
  const entry = [...understood.values()].find(({ role }) => role === 'entry');
  const reachable = entry ? reachableFrom(graph, entry.node.id) : new Set(graph.nodes.keys());
  return [
    ...cyclicNodes(graph).map((id) => error('journey.cycle', id)),
    ...[...graph.nodes.keys()]
      .filter((id) => !reachable.has(id))
      .map((id): Problem => ({ ...error('journey.unreachable', id), severity: 'warning' })),
  ];
}

function error(code: JourneyProblemCode, node: string, path: Problem['path'] = [], parameters: Problem['parameters'] = {}): Problem {
  return { code, severity: 'error', node, path, parameters };
}
