import { checkJourney, importDocument, type JourneyDocument, unknownWorkspace, type WorkspaceFacts } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import { kinds } from '@magpie/nodes';

/** What a file holds, before anything is made of it. */
export interface ImportReport {
  /** Null: it cannot be read, and nothing is taken in. */
  readonly document: JourneyDocument | null;
  /** Why it cannot be read, each at its place; or what is wrong with the journey that it holds. */
  readonly findings: readonly ImportFinding[];
  /** Steps that were written by an earlier version of their kind. */
  readonly upgraded: readonly string[];
}

export interface ImportFinding {
  readonly problem: Problem;
  /** Where: a step's name, a path in the file, or a line of it. */
  readonly place:
    | { readonly type: 'step' | 'path'; readonly name: string }
    | { readonly type: 'line'; readonly line: number; readonly column: number }
    | null;
}

/** Reads a file as the server will, for a workspace. Never throws, whatever it holds. */
export function importReport(text: string, workspace: WorkspaceFacts = unknownWorkspace): ImportReport {
  const imported = importDocument(text, kinds);
  if (!imported.ok)
    return { document: null, upgraded: [], findings: imported.refusal.map((problem) => ({ problem, place: placeInFile(problem, text) })) };
  const document = imported.value;
  const nameOf = new Map(document.nodes.map(({ id, name }) => [id, name || id]));
  return {
    document,
    upgraded: upgradedIn(text, document),
    findings: checkJourney(document, kinds, workspace).map((problem) => ({
      problem,
      place: problem.node === undefined ? null : { type: 'step', name: nameOf.get(problem.node) ?? problem.node },
    })),
  };
}

function placeInFile(problem: Problem, text: string): ImportFinding['place'] {
  if (problem.code === 'journey.not-json') return lineOf(String(problem.parameters['reason'] ?? ''), text);
  return problem.path.length === 0 ? null : { type: 'path', name: problem.path.join(' › ') };
}

/** Engines say where JSON breaks in words of their own: by line and column, by position, or not at all (then it is where the text ends). */
function lineOf(reason: string, text: string): ImportFinding['place'] {
  const [, line, column] = /line (\d+) column (\d+)/.exec(reason) ?? [];
  if (line !== undefined && column !== undefined) return { type: 'line', line: Number(line), column: Number(column) };
  const [, position] = /position (\d+)/.exec(reason) ?? [];
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  return { type: 'line', line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function upgradedIn(text: string, document: JourneyDocument): readonly string[] {
  const written: unknown = JSON.parse(text);
  const nodes: unknown = typeof written === 'object' && written !== null && 'nodes' in written ? written.nodes : [];
  const versions = new Map<unknown, unknown>();
  for (const node of Array.isArray(nodes) ? nodes : [])
    if (typeof node === 'object' && node !== null && 'id' in node && 'version' in node) versions.set(node.id, node.version);
  return document.nodes.filter(({ id, version }) => versions.get(id) !== version).map(({ name, id }) => name || id);
}
