import type { Problem } from '@magpie/kit';
import type { JourneyDocument, JourneyNode } from './document.ts';
import type { Edit } from './edit/edit.ts';
import { fieldsBetween } from './edit/set-fields.ts';
import type { Kind, KindRegistry } from './kind.ts';
import { unknownWorkspace, type WorkspaceFacts } from './workspace-facts.ts';

/**
 * The edits that mend a problem where there is one obvious way, else null. A mend of a node's own problem is its kind's answer. Words under
 * `fix.<code of the problem>`.
 */
export function quickFix(problem: Problem, document: JourneyDocument, kinds: KindRegistry): readonly Edit[] | null {
  if (problem.code === 'journey.dangling-edge') return [{ type: 'disconnect', id: String(problem.parameters['edge']) }];
  const node = document.nodes.find(({ id }) => id === problem.node);
  if (node === undefined) return null;
  if (problem.code === 'journey.unreachable') return [{ type: 'removeNode', id: node.id }];
  if (problem.code === 'journey.when-not-allowed' || problem.code === 'journey.when-without-anchor')
    return [{ type: 'setWhen', id: node.id, when: null }];
  const kind = Object.hasOwn(kinds, node.type) ? kinds[node.type] : undefined;
  return kind === undefined || problem.path[0] !== 'config'
    ? null
    : mendByKind(kind, node, { problem: { ...problem, path: problem.path.slice(1) }, workspace: unknownWorkspace });
}

function mendByKind<Config>(
  kind: Kind<Config>,
  node: JourneyNode,
  { problem, workspace }: { readonly problem: Problem; readonly workspace: WorkspaceFacts },
): readonly Edit[] | null {
  const parsed = kind.config.safeParse(node.config);
  const mended = parsed.success ? (kind.fix?.(parsed.data, problem, workspace) ?? null) : null;
  if (mended === null || typeof mended !== 'object') return null;
  const fields = fieldsBetween(node, Object.fromEntries(Object.entries(mended)), kind.version);
  return fields === null ? null : [fields];
}
