import { expect, it } from 'vitest';
import { describeKind } from '../describe-kind.ts';
import { sendSms } from './model.ts';

const valid = { text: '【鹊桥茶铺】{{ member.name | default: "茶友" }}，礼盒上架。拒收请回复R', purpose: 'marketing', sendByHours: 12 } as const;

describeKind(sendSms, {
  valid: [valid, { text: 'Your parcel has left', purpose: 'service', sendByHours: null }],
  problems: {
    'sms.text-missing': [{ ...valid, text: '  ' }, ['text']],
    'template-syntax': [{ ...valid, text: '{{ member.name' }, ['text']],
    'template-unknown-tag': [{ ...valid, text: '{% include "x" %}' }, ['text']],
    'template-unknown-filter': [{ ...valid, text: '{{ member.name | shout }}' }, ['text']],
    'template-unknown-variable': [{ ...valid, text: '{{ shop.owner }}' }, ['text']],
    'sms-no-signature': [{ ...valid, text: '礼盒上架。拒收请回复R' }, ['text']],
    'sms-bad-signature': [{ ...valid, text: '【!】礼盒上架。拒收请回复R' }, ['text']],
    'sms-no-opt-out': [{ ...valid, text: '【鹊桥茶铺】礼盒上架' }, ['text']],
    'sms-forbidden-superlative': [{ ...valid, text: '【鹊桥茶铺】最佳礼盒。拒收请回复R' }, ['text']],
    'sms-forbidden-state': [{ ...valid, text: '【鹊桥茶铺】国宴用茶。拒收请回复R' }, ['text']],
    'sms-forbidden-derived': [{ ...valid, text: '【鹊桥茶铺】全网第一。拒收请回复R' }, ['text']],
    'sms-long': [{ ...valid, text: `【鹊桥茶铺】${'茶'.repeat(300)}拒收请回复R` }, ['text']],
  },
});

it('sends the unreachable on with the others unless their way is drawn', () => {
  const node = { id: 's', type: 'send-sms', version: 1, name: '', stage: null, position: { x: 0, y: 0 }, config: valid, when: null };
  const next = (wired: readonly string[]) => sendSms.compile(valid, { node, anchor: null, wired: new Set(wired) });
  expect(next(['out'])).toMatchObject({ next: { intended: 'out', unreachable: 'out' } });
  expect(next(['out', 'unreachable'])).toMatchObject({ next: { intended: 'out', unreachable: 'unreachable' } });
});

it('mends a missing opt-out in the language of the text, and a signature with signs in it', () => {
  const mended = (text: string, code: string) => sendSms.fix?.({ ...valid, text }, code)?.text ?? null;
  expect(mended('【鹊桥茶铺】礼盒上架', 'sms-no-opt-out')).toBe('【鹊桥茶铺】礼盒上架拒收请回复R');
  expect(mended('Tea is here.', 'sms-no-opt-out')).toBe('Tea is here. Reply STOP to opt out');
  expect(mended('【鹊桥-茶铺!】礼盒上架', 'sms-bad-signature')).toBe('【鹊桥茶铺】礼盒上架');
  expect(mended('【!】礼盒上架', 'sms-bad-signature')).toBeNull();
  expect(mended('礼盒上架', 'sms-long')).toBeNull();
});
