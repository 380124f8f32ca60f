import { describe, expect, it } from 'vitest';
import { runSearch } from './run-search.ts';

describe('the address of a run', () => {
  it.each([
    { type: 'here', node: 'sms' },
    { type: 'left', node: 'sms', outcomes: ['intended'] },
    { type: 'messages', node: null, state: 'suppressed:no-consent' },
    { type: 'converted', node: 'sms', outcomes: null },
    { type: 'arm', arm: 'control', bought: true },
  ])('carries the number whose people are listed: $type', (list) => {
    expect(runSearch({ list, show: 'messages', member: 7 })).toEqual({ list, show: 'messages', member: 7 });
  });

  it.each([
    null,
    'here',
    [],
    { type: 'here' },
    { type: 'left', node: 'sms', outcomes: [] },
    { type: 'left', node: 'sms', outcomes: [1] },
    { type: 'messages', node: 'sms' },
    { type: 'arm', arm: 'both', bought: true },
    { type: 'everything', node: 'sms' },
  ])('leaves out what is none: %j', (list) => {
    expect(runSearch({ list, show: 'people', member: '7' })).toEqual({});
  });
});
