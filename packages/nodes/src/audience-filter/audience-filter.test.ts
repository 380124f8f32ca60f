import { checkJourney, type JourneyDocument } from '@magpie/journey';
import { describe, expect, it } from 'vitest';
import { describeKind } from '../describe-kind.ts';
import { kinds } from '../index.ts';
import { audienceFilter } from './model.ts';

describeKind(audienceFilter, {
  valid: [{ filter: { type: 'tag', tag: 'loyal' } }],
  problems: { 'audience.name-missing': [{ filter: { type: 'all', of: [{ type: 'tag', tag: '' }] } }, ['filter', 'of', 0, 'tag']] },
});

describe('a filter that is too deep', () => {
  it('is refused in the words of the audience language, at its place', () => {
    const filter = Array.from({ length: 25 }).reduce<unknown>((of) => ({ type: 'not', of }), { type: 'tag', tag: 'loyal' });
    const node = {
      id: 'who',
      type: audienceFilter.type,
      version: 1,
      name: '',
      stage: null,
      position: { x: 0, y: 0 },
      when: null,
      config: { filter },
    };
    const document: JourneyDocument = {
      format: 2,
      id: 'journey',
      name: 'Journey',
      nodes: [node],
      edges: [],
      notes: [],
      frames: [],
      settings: { goal: null },
    };
    const path = ['config', 'filter', ...Array.from({ length: 20 }, () => 'of')];
    expect(checkJourney(document, kinds)).toContainEqual({
      code: 'audience.too-deep',
      severity: 'error',
      node: 'who',
      path,
      parameters: { limit: 20 },
    });
  });
});
