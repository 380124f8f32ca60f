import '../app/kind-words.ts';
import { addDays, lunarDateOf, solarTerms } from '@magpie/calendar';
import { describe, expect, test } from 'vitest';
import { bringWords, wordsIn } from '../app/language.ts';
import { dayNames } from './day-names.ts';
import { lunarBrief, lunarWords } from './lunar-words.ts';

await Promise.all([bringWords('zh-CN'), bringWords('en')]);

const [zh, en] = [wordsIn('zh-CN'), wordsIn('en')];

describe('lunar days in words', () => {
  test.each([
    ['2025-08-29', '七月初七', '7th of the 7th month', '初七', '7th'],
    ['2025-07-25', '闰六月初一', '1st of the leap 6th month', '闰六月', 'leap M6'],
    ['2027-02-06', '正月初一', '1st of the 1st month', '正月', 'M1'],
    ['2025-01-28', '十二月廿九', '29th of the 12th month', '廿九', '29th'],
  ])('%s is %s, %s', (date, inChinese, inEnglish, brief, briefly) => {
    const lunar = lunarDateOf(date);
    expect([lunarWords(lunar, zh), lunarWords(lunar, en), lunarBrief(lunar, zh), lunarBrief(lunar, en)]).toEqual([
      inChinese,
      inEnglish,
      brief,
      briefly,
    ]);
  });

  test('every day of a year has a name in both languages, the Chinese one as the calendar has it', () => {
    for (let ahead = 0; ahead < 384; ahead += 1) {
      const lunar = lunarDateOf(addDays('2025-01-29', ahead));
      // The first month has two names.
      expect(lunarWords(lunar, zh)).toBe(lunar.text.replace('一月', (first) => (lunar.month === 1 ? '正月' : first)));
      expect(lunarWords(lunar, en)).toMatch(/^\d+(?:st|nd|rd|th) of the (?:leap )?\d+(?:st|nd|rd|th) month$/);
    }
  });
});

describe('names of a day', () => {
  test('festival and solar term, in the language of the screen', () => {
    expect([dayNames('2027-08-08', zh), dayNames('2027-08-08', en)]).toEqual([
      ['七夕', '立秋'],
      ['Qixi', 'Start of Autumn'],
    ]);
    expect([dayNames('2027-04-05', zh), dayNames('2027-04-05', en)]).toEqual([['清明'], ['Qingming']]);
    expect(dayNames('2027-08-09', en)).toEqual([]);
  });

  test('every solar term has a name, and in English no Chinese one', () => {
    expect(solarTerms.map((term) => en(`term.${term}`)).filter((name) => /\p{Script=Han}|^term\./u.test(name))).toEqual([]);
    expect(solarTerms.map((term) => zh(`term.${term}`)).filter((name) => !/^\p{Script=Han}{2}$/u.test(name))).toEqual([]);
  });
});
