import type { Problem } from '@magpie/kit';
import type { JourneyDocument, JourneyEdge, JourneyNode } from './document.ts';
import type { Edit } from './edit/edit.ts';
import { fieldsBetween } from './edit/set-fields.ts';
import type { Kind, KindRegistry } from './kind.ts';
import type { JourneyProblemCode } from './problem-codes.ts';
import { unknownWorkspace, type WorkspaceFacts } from './workspace-facts.ts';

/** What a mend may ask. */
export interface FixContext {
  readonly kinds: KindRegistry;
  readonly workspace?: WorkspaceFacts;
}

/**
 * The edits that mend a problem where there is one obvious way, else null. A mend of a node's own problem is its kind's answer. Words under
 * `fix.<code of the problem>`.
 */
export function quickFix(problem: Problem, document: JourneyDocument, { kinds, workspace = unknownWorkspace }: FixContext): readonly Edit[] | null {
  const mend = isJourneyCode(problem.code) ? mends[problem.code] : undefined;
  const node = document.nodes.find(({ id }) => id === problem.node);
  if (mend !== undefined) return mend({ problem, document, node });
  const kind = node !== undefined && Object.hasOwn(kinds, node.type) ? kinds[node.type] : undefined;
  if (node === undefined || kind === undefined || problem.path[0] !== 'config') return null;
  const own = { ...problem, path: problem.path.slice(1) };
  return problem.code === 'journey.config-malformed' ? mendField(kind, node, own.path) : mendByKind(kind, node, { problem: own, workspace });
}

interface Broken {
  readonly problem: Problem;
  readonly document: JourneyDocument;
  readonly node: JourneyNode | undefined;
}

/** Mends of what the graph itself has wrong. */
const mends: Partial<Readonly<Record<JourneyProblemCode, (broken: Broken) => readonly Edit[] | null>>> = {
  'journey.dangling-edge': ({ problem, document }) => {
    const id = String(problem.parameters['edge']);
    return document.edges.some((edge) => edge.id === id) ? [{ type: 'disconnect', id }] : null;
  },
  'journey.unknown-port': withoutEdge(({ from, port }, { node, parameters }) => from === node && port === parameters['port']),
  'journey.port-wired-twice': withoutEdge(({ from, port }, { node, parameters }) => from === node && port === parameters['port']),
  'journey.edge-into-entry': withoutEdge(({ to }, { node }) => to === node),
  'journey.unreachable': withoutNode,
  'journey.unknown-kind': withoutNode,
  'journey.when-not-allowed': withoutWhen,
  'journey.when-without-anchor': withoutWhen,
  'journey.goal-without-anchor': ({ document }) => fromEntry(document),
};

/** The same goal, counted from each one's own entry. */
function fromEntry({ settings: { goal } }: JourneyDocument): readonly Edit[] | null {
  if (goal === null) return null;
  const { event, where, windowDays } = goal;
  return [{ type: 'setGoal', goal: { event, where, windowDays, from: 'entry' } }];
}

function isJourneyCode(code: string): code is JourneyProblemCode {
  return Object.hasOwn(mends, code);
}

function withoutNode({ node }: Broken): readonly Edit[] | null {
  return node === undefined ? null : [{ type: 'removeNode', id: node.id }];
}

function withoutWhen({ node }: Broken): readonly Edit[] | null {
  return node === undefined || node.when === null ? null : [{ type: 'setWhen', id: node.id, when: null }];
}

/** Takes away the edge that the problem's path leads to, if it is still the one that was meant. */
function withoutEdge(isMeant: (edge: JourneyEdge, problem: Problem) => boolean): (broken: Broken) => readonly Edit[] | null {
  return ({ problem, document }) => {
    const [list, index] = problem.path;
    const edge = list === 'edges' && typeof index === 'number' ? document.edges[index] : undefined;
    return edge === undefined || !isMeant(edge, problem) ? null : [{ type: 'disconnect', id: edge.id }];
  };
}

/** A field that its kind cannot read, as in a fresh step; what the kind knows nothing of goes. */
function mendField(kind: Kind<unknown>, node: JourneyNode, [field]: Problem['path']): readonly Edit[] | null {
  const { initial } = kind;
  if (typeof initial !== 'object' || initial === null) return null;
  const fresh = Object.entries(initial);
  const mended = Object.fromEntries(
    fresh.map(([name, value]) => [name, Object.hasOwn(node.config, name) && name !== field ? node.config[name] : value] as const),
  );
  const fields = fieldsBetween(node, mended, kind.version);
  return fields === null ? null : [fields];
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
