import { quickFix } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import { kinds } from '@magpie/nodes';
import type { EditorCore } from './create-editor.ts';
import { edgeFrom, nodeById, portsOf } from './graph-reading.ts';
import type { NodeVerbs } from './node-verbs.ts';

export interface FixVerbs {
  /** Whether there is one obvious way to mend a problem. */
  canFix(problem: Problem): boolean;
  /** Mends it, in one step of undo; nothing where there is no obvious way. A new step is called as `nameOf` says. */
  fix(problem: Problem, nameOf?: (type: string) => string): void;
}

export function fixVerbs(core: EditorCore, { drop }: Pick<NodeVerbs, 'drop'>): FixVerbs {
  const editsFor = (problem: Problem) => quickFix(problem, core.state().document, { kinds, workspace: core.state().facts });
  return {
    canFix: (problem) => openWay(core, problem) !== null || editsFor(problem) !== null,
    fix: (problem, nameOf = (type) => type) => {
      const way = openWay(core, problem);
      const edits = way === null ? editsFor(problem) : null;
      if (way !== null) drop({ type: way.end, name: nameOf(way.end) }, { type: 'port', node: way.node, port: way.port });
      else if (edits !== null) core.change(edits);
    },
  };
}

/** The way out that a problem says is open, and the kind of step that ends a journey; null when it is not open, or nothing of that kind is known. */
function openWay(core: EditorCore, problem: Problem): { readonly node: string; readonly port: string; readonly end: string } | null {
  if (problem.code !== 'journey.unwired-port' || problem.node === undefined) return null;
  const { document } = core.state();
  const node = nodeById(document, problem.node);
  const port = String(problem.parameters['port']);
  const end = Object.values(kinds).find(({ role }) => role === 'end');
  if (node === null || end === undefined || !portsOf(node).includes(port) || edgeFrom(document, node.id, port) !== null) return null;
  return { node: node.id, port, end: end.type };
}
