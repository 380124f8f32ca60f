import { unknownWorkspace } from '@magpie/journey';
import { expect, it } from 'vitest';
import { describeKind } from '../describe-kind.ts';
import { awaitEvent, type AwaitEventConfig } from './model.ts';

const valid: AwaitEventConfig = {
  event: 'Order Completed',
  where: [],
  window: { type: 'anchor', fromDays: 0, toDays: 1, zone: 'workspace' },
  about: null,
  settlingMinutes: null,
};

describeKind(awaitEvent, {
  valid: [valid, { ...valid, where: [{ property: 'channel', test: { op: '=', value: 'app' } }], window: { type: 'delay', hours: 48 } }],
  problems: {
    'kind.name-missing': [{ ...valid, event: ' ' }, ['event']],
    'kind.key-without-entry-key': [{ ...valid, about: { type: 'key' } }, ['about']],
    'kind.window-empty': [{ ...valid, window: { type: 'anchor', fromDays: 1, toDays: 1, zone: 'workspace' } }, ['window', 'toDays']],
    'audience.name-missing': [{ ...valid, where: [{ property: '', test: { op: 'exists' } }] }, ['where', 0, 'property']],
  },
  upgrades: { 1: [{ event: valid.event, where: [], window: valid.window }, valid] },
});

const node = { id: 'a', type: 'await-event', version: 2, name: '', stage: null, position: { x: 0, y: 0 }, config: valid, when: null };

it('looks from midnight to midnight, the end not included', () => {
  expect(awaitEvent.compile(valid, { node, anchor: null, wired: new Set() })).toMatchObject({
    from: { type: 'anchor', offsetDays: 0, time: '00:00', zone: 'workspace' },
    to: { type: 'anchor', offsetDays: 1, time: '00:00', zone: 'workspace' },
  });
});

it('counts from arrival instead, as long as it was meant to be, and puts a window the right way round', () => {
  const mended = (window: AwaitEventConfig['window'], code: string) =>
    awaitEvent.fix?.({ ...valid, window }, { code, path: ['window'], parameters: {} }, unknownWorkspace)?.window ?? null;
  const around = { type: 'anchor', fromDays: 0, toDays: 3, zone: 'workspace' } as const;
  expect(mended(around, 'kind.moment-without-anchor')).toEqual({ type: 'delay', hours: 72 });
  expect(mended({ ...around, fromDays: 5 }, 'kind.moment-without-anchor')).toEqual({ type: 'delay', hours: 24 });
  expect(mended({ ...around, fromDays: 5 }, 'kind.window-empty')).toEqual({ ...around, fromDays: 3, toDays: 5 });
  expect(mended({ ...around, fromDays: 3 }, 'kind.window-empty')).toEqual({ ...around, fromDays: 3, toDays: 4 });
  expect(mended({ type: 'delay', hours: 1 }, 'kind.window-empty')).toBeNull();
});

it('needs an anchor for a window around it', () => {
  expect(awaitEvent.check(valid, { node, anchor: null, hasKey: false, workspace: unknownWorkspace })).toEqual([
    { code: 'kind.moment-without-anchor', severity: 'error', path: ['window'], parameters: {} },
  ]);
});

it('waits for events about the same thing, and mends where there is none', () => {
  const keyed: AwaitEventConfig = { ...valid, about: { type: 'property', property: 'cart_id' }, settlingMinutes: 90 };
  expect(awaitEvent.check(keyed, { node, anchor: { type: 'yearly', month: 1, day: 1 }, hasKey: true, workspace: unknownWorkspace })).toEqual([]);
  expect(awaitEvent.compile(keyed, { node, anchor: null, wired: new Set() })).toMatchObject({
    key: { type: 'property', property: 'cart_id' },
    settlingSeconds: 5_400,
  });
  expect(awaitEvent.fix?.(keyed, { code: 'kind.key-without-entry-key', path: [], parameters: {} }, unknownWorkspace)).toEqual({
    ...keyed,
    about: null,
  });
});
