import { ok, type Problem, refuse, type Result } from '@magpie/kit';
import type { JourneyDocument, JourneyNode } from './document.ts';
import { documentBounds } from './document-bounds.ts';
import { documentSchema } from './document-schema.ts';
import type { KindRegistry } from './kind.ts';

/**
 * Reads a document from anything that JSON can hold: checks its shape and bounds and brings every node's config to its kind's present version.
 * An unknown kind or a config that does not fit is for `checkJourney` to tell: such a draft can be kept and repaired. Never throws.
 */
export function parseDocument(value: unknown, kinds: KindRegistry): Result<JourneyDocument, readonly Problem[]> {
  const broken = documentBounds(value);
  if (broken?.bound === 'json')
    return refuse([{ code: 'journey.malformed', severity: 'error', path: broken.path, parameters: { reason: 'not_json' } }]);
  if (broken?.bound === 'text')
    return refuse([{ code: 'journey.malformed', severity: 'error', path: broken.path, parameters: { reason: 'unstorable_text' } }]);
  if (broken)
    return refuse([{ code: 'journey.too-large', severity: 'error', path: broken.path, parameters: { bound: broken.bound, limit: broken.limit } }]);
  const parsed = documentSchema.safeParse(value);
  if (parsed.success) return ok({ ...parsed.data, nodes: parsed.data.nodes.map((node) => upgradeNode(node, kinds)) });
  const problems = parsed.error.issues.slice(0, 100).map((issue): Problem => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    return { code: 'journey.malformed', severity: 'error', path, parameters: { reason: issue.code } };
  });
  return refuse(problems);
}

/** The node in its kind's present version; as it is when the kind is unknown, newer than we are, or lacks the way. */
function upgradeNode(node: JourneyNode, kinds: KindRegistry): JourneyNode {
  const kind = Object.hasOwn(kinds, node.type) ? kinds[node.type] : undefined;
  if (!kind) return node;
  let { version, config } = node;
  while (version < kind.version) {
    const upgrade = kind.upgrade[version];
    if (!upgrade) return node;
    config = upgrade(config);
    version += 1;
  }
  return version === node.version ? node : { ...node, version, config };
}
