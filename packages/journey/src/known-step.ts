import type { Anchor } from '@magpie/calendar';
import type { JourneyDocument, JourneyNode } from './document.ts';
import type { DraftOp, KindRegistry } from './kind.ts';
import { understandNodes, type UnderstoodNode } from './understand-nodes.ts';
import { unknownWorkspace } from './workspace-facts.ts';

/** A step as its kind understands it, with the op it would run by. */
export interface KnownStep extends Pick<UnderstoodNode, 'role' | 'anchor' | 'starts' | 'hasKey'> {
  /** Null while the step has errors. */
  opWith(ground: OpGround): DraftOp | null;
}

export interface OpGround {
  readonly anchor: Anchor | null;
  /** Whether the entry says what an enrolment is about. */
  readonly hasKey: boolean;
  /** Ports that are wired, in the order of their edges. */
  readonly wired: readonly string[];
}

const known = new WeakMap<KindRegistry, WeakMap<JourneyNode, KnownStep | null>>();

/**
 * What a kind says of a step, asked once for each state of it: an edit makes a new object of the steps that it changes and leaves the others, and to
 * read and check a message's text takes longer than to walk the whole journey. Null for a step that cannot be read.
 */
export function knownStep(node: JourneyNode, document: JourneyDocument, kinds: KindRegistry): KnownStep | null {
  const steps = known.get(kinds) ?? new WeakMap<JourneyNode, KnownStep | null>();
  known.set(kinds, steps);
  const found = steps.get(node);
  if (found !== undefined) return found;
  const understood = understandNodes({ ...document, nodes: [node] }, kinds).understood.get(node.id);
  const step = understood === undefined ? null : withLastOp(understood);
  steps.set(node, step);
  return step;
}

function withLastOp(step: UnderstoodNode): KnownStep {
  let last: { readonly ground: string; readonly op: DraftOp | null } | null = null;
  return {
    role: step.role,
    anchor: step.anchor,
    starts: step.starts,
    hasKey: step.hasKey,
    opWith: ({ anchor, hasKey, wired }) => {
      const ground = JSON.stringify([anchor, hasKey, wired]);
      if (last?.ground !== ground) last = { ground, op: opOf(step, { anchor, hasKey, wired }) };
      return last.op;
    },
  };
}

function opOf({ node, check, compile }: UnderstoodNode, { anchor, hasKey, wired }: OpGround): DraftOp | null {
  const hasErrors = check({ node, anchor, hasKey, workspace: unknownWorkspace }).some(({ severity }) => severity === 'error');
  return hasErrors ? null : compile({ node, anchor, wired: new Set(wired) });
}
