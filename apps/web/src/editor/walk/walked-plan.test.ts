import { unknownWorkspace } from '@magpie/journey';
import { qixiJourney } from '@magpie/nodes';
import { expect, it } from 'vitest';
import { walkedPlan } from './walked-plan.ts';

it('walks a draft by the saved audience that it names, as it is now', () => {
  const drawn = qixiJourney({ id: 'qixi', locale: 'en' });
  const nodes = drawn.nodes.map((node) =>
    node.id === 'entry' ? { ...node, config: { ...node.config, audience: { type: 'audience', audience: 'friends' } } } : node,
  );
  const filter = { type: 'tag', tag: 'friend' } as const;
  const facts = { ...unknownWorkspace, audiences: new Map([['friends', { version: 3, filter }]]) };
  expect(walkedPlan({ ...drawn, nodes }, facts)?.ops[0]).toMatchObject({ op: 'enter', audience: filter });
  expect(walkedPlan({ ...drawn, nodes }, { ...unknownWorkspace, audiences: new Map() })).toBe(null);
});
