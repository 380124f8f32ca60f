import { audienceProblemCodes } from '@magpie/audience';
import { festivals } from '@magpie/calendar';
import { journeyProblemCodes } from '@magpie/journey';
import { describe, expect, it } from 'vitest';
import { nodeProblemCodes } from './node-problem-codes.ts';
import { nodeWords, problemInWords } from './words.ts';

describe('words', () => {
  it('say the same things in both languages, with the same parameters', () => {
    expect(Object.keys(nodeWords.en).toSorted()).toEqual(Object.keys(nodeWords['zh-CN']).toSorted());
    const parametersOf = (text: string | undefined): readonly string[] =>
      [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();
    const differing = Object.keys(nodeWords.en).filter(
      (key) => parametersOf(nodeWords.en[key]).join() !== parametersOf(nodeWords['zh-CN'][key]).join(),
    );
    expect(differing).toEqual([]);
  });

  it('are never empty, and English ones hold no Chinese but the signs of a signature', () => {
    for (const locale of ['zh-CN', 'en'] as const) expect(Object.entries(nodeWords[locale]).filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(Object.entries(nodeWords.en).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it.each(['zh-CN', 'en'] as const)('exist for every problem a journey can have: %s', (locale) => {
    const codes = [...journeyProblemCodes, ...nodeProblemCodes, ...audienceProblemCodes];
    expect(codes.filter((code) => !nodeWords[locale][`problem.${code}`])).toEqual([]);
    expect(festivals.filter((festival) => !nodeWords[locale][`festival.${festival}`])).toEqual([]);
  });

  it('put parameters in, once and literally', () => {
    expect(problemInWords({ code: 'journey.unwired-port', parameters: { port: '{{port}}$&' } }, 'en')).toContain('“{{port}}$&”');
    expect(problemInWords({ code: 'no.such-code', parameters: {} }, 'en')).toBe('no.such-code');
  });
});
