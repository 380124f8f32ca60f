import { unknownWorkspace } from '@magpie/journey';
import { expect, it } from 'vitest';
import { describeKind } from '../describe-kind.ts';
import { awaitEvent, type AwaitEventConfig } from './model.ts';

const valid: AwaitEventConfig = { event: 'Order Completed', where: [], window: { type: 'anchor', fromDays: 0, toDays: 1, zone: 'workspace' } };

describeKind(awaitEvent, {
  valid: [valid, { ...valid, where: [{ property: 'channel', test: { op: '=', value: 'app' } }], window: { type: 'delay', hours: 48 } }],
  problems: {
    'kind.name-missing': [{ ...valid, event: ' ' }, ['event']],
    'kind.window-empty': [{ ...valid, window: { type: 'anchor', fromDays: 1, toDays: 1, zone: 'workspace' } }, ['window', 'toDays']],
    'audience.name-missing': [{ ...valid, where: [{ property: '', test: { op: 'exists' } }] }, ['where', 0, 'property']],
  },
});

const node = { id: 'a', type: 'await-event', version: 1, name: '', stage: null, position: { x: 0, y: 0 }, config: valid, when: null };

it('looks from midnight to midnight, the end not included', () => {
  expect(awaitEvent.compile(valid, { node, anchor: null, wired: new Set() })).toMatchObject({
    from: { type: 'anchor', offsetDays: 0, time: '00:00', zone: 'workspace' },
    to: { type: 'anchor', offsetDays: 1, time: '00:00', zone: 'workspace' },
  });
});

it('needs an anchor for a window around it', () => {
  expect(awaitEvent.check(valid, { node, anchor: null, workspace: unknownWorkspace })).toEqual([
    { code: 'kind.moment-without-anchor', severity: 'error', path: ['window'], parameters: {} },
  ]);
});
