import './words.ts';
import '../drawing/words.ts';
import '../../app/kind-words.ts';
import { expect, test } from 'vitest';
import { bringWords, wordsIn } from '../../app/language.ts';
import { type CardFacts, cardSentence } from './card-sentence.ts';

await Promise.all([bringWords('zh-CN'), bringWords('en')]);

const facts: CardFacts = {
  name: 'Seed SMS',
  kind: 'Text message',
  summary: 'The gift box is here',
  moment: { date: '2027-07-25', time: '10:00' },
  zone: 'Asia/Shanghai',
  isTooLate: false,
  offset: '−14 d',
  stage: 'seed',
  people: 41_702,
  messages: 40_116,
  problems: 1,
  notes: ['Ask about stock'],
};

test('a card says in one sentence what, when with weekday and zone, offset, stage, people and messages', () => {
  expect(cardSentence(facts, { words: wordsIn('en'), locale: 'en' })).toBe(
    'Seed SMS (Text message), Sun, Jul 25 2027 at 10:00, Asia/Shanghai, −14 d, stage Seed, 41,702 people, 40,116 messages go out, The gift box is here, 1 problem, Note: Ask about stock.',
  );
  expect(
    cardSentence(
      { ...facts, name: '种草短信', kind: '发短信', offset: '−14 天', summary: '', notes: [], problems: 0 },
      { words: wordsIn('zh-CN'), locale: 'zh-CN' },
    ),
  ).toBe('「种草短信」（发短信），2027 年 7 月 25 日 周日 10:00，Asia/Shanghai，−14 天，种草阶段，41,702 人，将发 40,116 条。');
});

test('what nobody knows is left out, and what is over is said', () => {
  const bare = { ...facts, summary: '', offset: null, stage: null, people: null, messages: null, problems: 0, notes: [], isTooLate: true };
  expect(cardSentence(bare, { words: wordsIn('en'), locale: 'en' })).toBe(
    'Seed SMS (Text message), Sun, Jul 25 2027 at 10:00, Asia/Shanghai, which is over before anybody comes, when the step before it is done, No stage.',
  );
});
