import { exportDocument } from '@magpie/journey';
import { qixiJourney } from '@magpie/nodes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importReport } from './import-report.ts';

const good = exportDocument(qixiJourney({ id: 'qixi', locale: 'zh-CN' }));
const parsed = (): ReturnType<typeof qixiJourney> => JSON.parse(good);

test('what we exported comes in as it was', () => {
  expect(importReport(good)).toEqual({ document: qixiJourney({ id: 'qixi', locale: 'zh-CN' }), findings: [], upgraded: [] });
});

test.each([
  ['{\n  "format": 1,\n  oops', 3],
  ['', 1],
  ['[1, 2', 1],
])('%j breaks at line %i', (text, line) => {
  const { document, findings } = importReport(text);
  expect(document).toBeNull();
  expect(findings).toMatchObject([{ problem: { code: 'journey.not-json' }, place: { type: 'line', line } }]);
});

test('what has another shape is told by its path', () => {
  const { document, findings } = importReport(JSON.stringify({ ...parsed(), nodes: [{ id: 7 }] }));
  expect(document).toBeNull();
  expect(findings.map(({ place }) => place)).toContainEqual({ type: 'path', name: 'nodes › 0 › id' });
});

test('a journey with mistakes comes in with them, each by the name of its step', () => {
  const spoilt = parsed();
  const nodes = spoilt.nodes.map((node) => (node.id === 'sms-14' ? { ...node, type: 'no-such-kind' } : node));
  const { document, findings } = importReport(JSON.stringify({ ...spoilt, nodes }));
  expect(document?.nodes).toHaveLength(nodes.length);
  expect(findings).toContainEqual(expect.objectContaining({ place: { type: 'step', name: '种草短信' } }));
});

test('steps of an earlier version are brought up to date, and named', () => {
  const old = {
    id: 'w',
    type: 'wait',
    version: 1,
    name: 'Old wait',
    stage: null,
    position: { x: 0, y: 0 },
    config: { amount: 2, unit: 'days' },
    when: null,
  };
  expect(importReport(JSON.stringify({ ...parsed(), nodes: [...parsed().nodes, old] })).upgraded).toEqual(['Old wait']);
});

test('whatever a file holds, it is read or refused with reasons', () => {
  const spoilt = fc.record({ at: fc.nat(good.length), gone: fc.nat(40), put: fc.string({ maxLength: 6 }) });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        spoilt.map(({ at, gone, put }) => good.slice(0, at) + put + good.slice(at + gone)),
      ),
      (text) => {
        const { document, findings } = importReport(text);
        expect(document !== null || findings.length > 0).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});
