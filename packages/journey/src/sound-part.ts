import { checkJourney } from './check-journey.ts';
import type { JourneyDocument } from './document.ts';
import type { KindRegistry } from './kind.ts';
import { unknownWorkspace, type WorkspaceFacts } from './workspace-facts.ts';

/** Leaving a step out can show another's flaw, but not often: a document made to go on and on is not worth the work. */
const mostRounds = 8;

/**
 * What of a draft could run as it stands: steps with errors are left out, and the way that led into one goes on where its first way out led. Null
 * when nothing remains that compiles. For estimates while somebody draws; never for publishing.
 */
export function soundPart(document: JourneyDocument, kinds: KindRegistry, workspace: WorkspaceFacts = unknownWorkspace): JourneyDocument | null {
  // Neither the name nor the goal changes who comes where.
  let part: JourneyDocument = {
    ...document,
    name: document.name.trim() === '' ? document.id : document.name,
    settings: { ...document.settings, goal: null },
  };
  for (let round = 0; round < mostRounds; round += 1) {
    const errors = checkJourney(part, kinds, workspace).filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return part;
    const flawed = new Set(errors.flatMap(({ node }) => node ?? []));
    const without = leaveOut(part, flawed);
    if (without.nodes.length === part.nodes.length && without.edges.length === part.edges.length) return null;
    part = without;
  }
  return null;
}

function leaveOut(document: JourneyDocument, flawed: ReadonlySet<string>): JourneyDocument {
  const kept = new Set(document.nodes.map(({ id }) => id).filter((id) => !flawed.has(id)));
  const firstWayOut = new Map<string, string>();
  for (const { from, to } of document.edges) if (!firstWayOut.has(from)) firstWayOut.set(from, to);
  const landing = (id: string): string => {
    const passed = new Set<string>();
    let at = id;
    while (flawed.has(at) && !passed.has(at)) {
      passed.add(at);
      at = firstWayOut.get(at) ?? at;
    }
    return at;
  };
  const edges = document.edges
    .map((edge) => ({ ...edge, to: landing(edge.to) }))
    .filter(({ from, to }) => kept.has(from) && kept.has(to) && from !== to);
  return { ...document, nodes: document.nodes.filter(({ id }) => kept.has(id)), edges };
}
