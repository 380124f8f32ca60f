import type { JourneyNote } from '@magpie/journey';
import { qixiJourney } from '@magpie/nodes';
import { expect, test } from 'vitest';
import { notesBySteps } from './notes-by-step.ts';

const step = qixiJourney({ id: 'qixi', locale: 'en' }).nodes.find(({ id }) => id === 'sms-14');
const nodes = step === undefined ? [] : [{ ...step, id: 'other', position: { x: step.position.x + 280, y: step.position.y } }, step];

const noteAt = (x: number, y: number): JourneyNote => ({
  id: 'n',
  text: 'Stock?',
  colour: 'yellow',
  position: { x: (step?.position.x ?? 0) + x, y: (step?.position.y ?? 0) + y },
  size: { width: 100, height: 60 },
});

test.each([
  ['on it', 20, 20],
  ['touching it at the left', -100, 10],
  ['a little apart', -150, 10],
])('a note belongs to the step that it lies %s', (_where, x, y) => {
  expect(notesBySteps({ nodes, notes: [noteAt(x, y)] })).toEqual([{ note: noteAt(x, y), step: 'sms-14' }]);
});

test('between two steps it belongs to the closer one', () => {
  expect(notesBySteps({ nodes, notes: [noteAt(150, 10), noteAt(240, 10)] }).map((placed) => placed.step)).toEqual(['sms-14', 'other']);
});

test('a note far from everything belongs to no step', () => {
  expect(notesBySteps({ nodes, notes: [noteAt(-4_000, 0)] }).map((placed) => placed.step)).toEqual([null]);
  expect(notesBySteps({ nodes: [], notes: [noteAt(0, 0)] }).map((placed) => placed.step)).toEqual([null]);
});
