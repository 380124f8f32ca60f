import { describe, expect, it } from 'vitest';
import { checkSms, smsMarks } from './check-sms.ts';

const codes = (text: string, purpose = 'marketing') => checkSms(text, purpose).map(({ code }) => code);

describe('smsMarks', () => {
  it.each([
    ['【鹊桥】七夕快乐，拒收请回复R', '鹊桥', true],
    ['七夕快乐 回T退订【鹊桥】', '鹊桥', true],
    ['【鹊桥】七夕快乐，退订回TD', '鹊桥', true],
    ['Happy Qixi. Reply STOP to opt out', null, true],
    ['Text STOP to end', null, true],
    ['中间【鹊桥】不算', null, false],
    ['Nonstop savings', null, false],
    ['七夕快乐', null, false],
  ])('%s', (text, signature, optOut) => expect(smsMarks(text)).toEqual({ signature, optOut }));
});

describe('checkSms', () => {
  it('has nothing against a proper text', () => expect(codes('【鹊桥】七夕快乐，拒收请回复R')).toEqual([]));
  it('misses what is missing', () => expect(codes('七夕快乐')).toEqual(['sms-no-signature', 'sms-no-opt-out']));
  it('asks no opt-out of a service message', () => expect(codes('Your code is 1234', 'service')).toEqual([]));
  it('refuses a malformed signature', () => expect(codes('【】七夕快乐，拒收请回复R')).toEqual(['sms-bad-signature']));
  it('warns of a long one', () => expect(codes(`【鹊桥】${'长'.repeat(300)}，拒收请回复R`)).toEqual(['sms-long']));
});
