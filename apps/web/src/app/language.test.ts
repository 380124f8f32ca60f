import { describe, expect, it } from 'vitest';
import { fillWords } from './fill-words.ts';
import { addWords, wordsIn } from './language.ts';

addWords({
  'zh-CN': { 'test.people': '{{count}} 人', 'test.plain': '好' },
  en: { 'test.people_one': 'One person', 'test.people_other': '{{count}} people', 'test.plain': 'Fine' },
});

describe('words', () => {
  it('are said in their language, of one and of many', () => {
    const [zh, en] = [wordsIn('zh-CN'), wordsIn('en')];
    expect([0, 1, 2].map((count) => en('test.people', { count }))).toEqual(['0 people', 'One person', '2 people']);
    expect(['1', '1,204'].map((count) => en('test.people', { count }))).toEqual(['One person', '1,204 people']);
    expect([0, 1, 2].map((count) => zh('test.people', { count }))).toEqual(['0 人', '1 人', '2 人']);
    expect([zh('test.plain'), en('test.plain')]).toEqual(['好', 'Fine']);
  });

  it('that nobody has written are seen', () => {
    expect(wordsIn('en')('test.nothing', { count: 1 })).toBe('test.nothing');
  });

  it('take what they are given for text', () => {
    expect(fillWords('{{name}} and {{name}}: {{text}}{{gone}}', { name: '$&', text: '{{name}} <b>' })).toBe('$& and $&: {{name}} <b>');
  });
});
