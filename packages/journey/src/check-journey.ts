import type { Problem } from '@magpie/kit';
import { checkGraph } from './check-graph.ts';
import { checkTimes } from './check-times.ts';
import type { JourneyDocument } from './document.ts';
import type { KindRegistry } from './kind.ts';
import { understandNodes } from './understand-nodes.ts';
import { unknownWorkspace, type WorkspaceFacts } from './workspace-facts.ts';

/**
 * Everything that is wrong or doubtful with a journey in its workspace, as data; no errors means that it compiles. Nodes' own problems have paths inside
 * the node.
 */
export function checkJourney(document: JourneyDocument, kinds: KindRegistry, workspace: WorkspaceFacts = unknownWorkspace): readonly Problem[] {
  const { understood, problems } = understandNodes(document, kinds);
  const entry = [...understood.values()].find(({ role }) => role === 'entry');
  const anchor = entry?.anchor ?? null;
  const hasKey = entry?.hasKey ?? false;
  const own = [...understood.values()].flatMap((item) =>
    item
      .check({ node: item.node, anchor, hasKey, workspace })
      .map((problem): Problem => ({ ...problem, node: item.node.id, path: ['config', ...problem.path] })),
  );
  return [
    ...checkDocument(document, anchor !== null),
    ...problems,
    ...own,
    ...checkTimes(document, understood, anchor),
    ...checkGraph(document, understood),
  ];
}

/** Whether any problem forbids publishing. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

function checkDocument(document: JourneyDocument, hasAnchor: boolean): Problem[] {
  const problems: Problem[] = [];
  const goal = document.settings.goal;
  if (document.name.trim() === '') problems.push({ code: 'journey.unnamed', severity: 'error', path: ['name'], parameters: {} });
  if (goal === null) problems.push({ code: 'journey.no-goal', severity: 'warning', path: ['settings', 'goal'], parameters: {} });
  if (goal !== null && 'fromDays' in goal && !hasAnchor)
    problems.push({ code: 'journey.goal-without-anchor', severity: 'error', path: ['settings', 'goal'], parameters: {} });
  return problems;
}
