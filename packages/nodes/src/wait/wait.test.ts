import { unknownWorkspace } from '@magpie/journey';
import { expect, it } from 'vitest';
import { describeKind } from '../describe-kind.ts';
import { wait, type WaitConfig } from './model.ts';

const untilTheDay: WaitConfig = { wait: { type: 'moment', moment: { type: 'anchor', offsetDays: 0, time: '09:00', zone: 'member' }, past: 'now' } };

describeKind(wait, {
  valid: [
    { wait: { type: 'delay', amount: 2, unit: 'hours' } },
    untilTheDay,
    { wait: { type: 'moment', moment: { type: 'date', date: '2026-08-19', time: '10:00', zone: 'workspace' }, past: 'skip' } },
  ],
  problems: {},
  upgrades: { 1: [{ amount: 3, unit: 'days' }, { wait: { type: 'delay', amount: 3, unit: 'days' } }] },
});

it('waits a day instead of until a day that does not come', () => {
  expect(wait.fix?.(untilTheDay, { code: 'kind.moment-without-anchor', path: ['wait', 'moment'], parameters: {} }, unknownWorkspace)).toEqual({
    wait: { type: 'delay', amount: 1, unit: 'days' },
  });
});

it('cannot wait for the day itself in a journey without one', () => {
  const node = { id: 'w', type: 'wait', version: 2, name: '', stage: null, position: { x: 0, y: 0 }, config: untilTheDay, when: null };
  expect(wait.check(untilTheDay, { node, anchor: null, hasKey: false, workspace: unknownWorkspace })).toEqual([
    { code: 'kind.moment-without-anchor', severity: 'error', path: ['wait', 'moment'], parameters: {} },
  ]);
});
