import type { JourneyDocument, JourneyNode } from '../document.ts';
import { diffDrawn } from './diff-drawn.ts';
import { diffEdges } from './diff-edges.ts';
import { diffFields } from './diff-fields.ts';
import type { Change, JourneyDiff, StepChange, StepDiff } from './journey-diff.ts';
import { numbered } from './numbered.ts';
import { sameValue } from './same-value.ts';

/** What has become of a journey between two of its states. Steps and edges are matched by their ids, which are theirs for ever. */
export function diffJourneys(before: JourneyDocument, after: JourneyDocument): JourneyDiff {
  const [old, now] = [numbered(before.nodes), numbered(after.nodes)];
  const steps: StepDiff[] = [];
  const moved: string[] = [];
  for (const [key, node] of now) {
    const other = old.get(key);
    if (other === undefined) steps.push({ type: 'added', id: node.id, after: node });
    else {
      const changes = stepChanges(other, node);
      if (changes.length > 0) steps.push({ type: 'changed', id: node.id, before: other, after: node, changes });
      if (!sameValue(other.position, node.position)) moved.push(node.id);
    }
  }
  for (const [key, node] of old) if (!now.has(key)) steps.push({ type: 'removed', id: node.id, before: node });
  return {
    name: changeOf(before.name, after.name),
    goal: changeOf(before.settings.goal, after.settings.goal),
    steps,
    edges: diffEdges(before.edges, after.edges),
    moved,
    drawn: diffDrawn(before, after),
  };
}

/** How many differences there are to read: everything that was moved counts as one. */
export function countDifferences({ name, goal, steps, edges, moved, drawn }: JourneyDiff): number {
  return (name === null ? 0 : 1) + (goal === null ? 0 : 1) + steps.length + edges.length + (moved.length === 0 ? 0 : 1) + drawn.length;
}

function stepChanges(before: JourneyNode, after: JourneyNode): readonly StepChange[] {
  const renamed = changeOf(before.name, after.name);
  const restaged = changeOf(before.stage, after.stage);
  const rescheduled = changeOf(before.when, after.when);
  const retyped = changeOf({ type: before.type, version: before.version }, { type: after.type, version: after.version });
  return [
    ...(retyped === null ? [] : [{ type: 'retyped' as const, ...retyped }]),
    ...(renamed === null ? [] : [{ type: 'renamed' as const, ...renamed }]),
    ...(restaged === null ? [] : [{ type: 'restaged' as const, ...restaged }]),
    ...(rescheduled === null ? [] : [{ type: 'rescheduled' as const, ...rescheduled }]),
    ...diffFields(before.config, after.config).map((change) => ({ type: 'configured' as const, ...change })),
  ];
}

function changeOf<Value>(before: Value, after: Value): Change<Value> | null {
  return sameValue(before, after) ? null : { before, after };
}
