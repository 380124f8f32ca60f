import { expect, it } from 'vitest';
import type { JourneyDocument } from './document.ts';
import { quickFix } from './quick-fix.ts';

const document: JourneyDocument = {
  format: 2,
  id: 'j',
  name: 'j',
  nodes: [{ id: 'a', type: 'strange', version: 1, name: 'A', stage: null, position: { x: 0, y: 0 }, config: {}, when: null }],
  edges: [{ id: 'e', from: 'a', port: 'out', to: 'gone' }],
  notes: [],
  frames: [],
  settings: { goal: null },
};
const problem = (code: string, parameters = {}) => ({ code, severity: 'error' as const, node: 'a', path: ['config', 'x'], parameters });

it('mends what the graph itself has wrong', () => {
  expect(quickFix(problem('journey.dangling-edge', { edge: 'e' }), document, {})).toEqual([{ type: 'disconnect', id: 'e' }]);
  expect(quickFix(problem('journey.unreachable'), document, {})).toEqual([{ type: 'removeNode', id: 'a' }]);
  expect(quickFix(problem('journey.when-without-anchor'), document, {})).toEqual([{ type: 'setWhen', id: 'a', when: null }]);
});

it('has no answer for a kind that has none, or is not known', () => {
  expect(quickFix(problem('sms-no-opt-out'), document, {})).toBeNull();
  expect(quickFix({ ...problem('journey.unreachable'), node: 'gone' }, document, {})).toBeNull();
});
