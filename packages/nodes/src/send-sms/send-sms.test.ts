import { unknownWorkspace, type WorkspaceFacts } from '@magpie/journey';
import { wordsInForce } from '@magpie/messaging';
import { expect, it } from 'vitest';
import { describeKind } from '../describe-kind.ts';
import { sendSms } from './model.ts';

const valid = { text: '【鹊桥茶铺】{{ member.name | default: "茶友" }}，礼盒上架。拒收请回复R', purpose: 'marketing', sendByHours: 12 } as const;

describeKind(sendSms, {
  workspace: { name: '鹊桥茶铺', forbiddenWords: wordsInForce([{ type: 'own', word: '清仓' }]), memberFields: ['name', 'city'], audiences: null },
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
    'sms-forbidden-own': [{ ...valid, text: '【鹊桥茶铺】清仓大礼盒。拒收请回复R' }, ['text']],
    'template-unknown-field': [{ ...valid, text: `${valid.text}{{ member.shoe_size }}` }, ['text']],
    'sms-long': [{ ...valid, text: `【鹊桥茶铺】${'茶'.repeat(300)}拒收请回复R` }, ['text']],
  },
});

it('is warned of the words of its workspace, and of those that ship with the product where nobody has said', () => {
  const node = { id: 's', type: 'send-sms', version: 1, name: '', stage: null, position: { x: 0, y: 0 }, config: valid, when: null };
  const words = (forbiddenWords: WorkspaceFacts['forbiddenWords']) =>
    sendSms
      .check(
        { ...valid, text: '【鹊桥茶铺】顶级清仓，拒收请回复R' },
        { node, anchor: null, hasKey: false, workspace: { ...unknownWorkspace, forbiddenWords } },
      )
      .map(({ code, parameters }) => [code, parameters['words']]);
  expect(words(null)).toEqual([['sms-forbidden-superlative', '顶级']]);
  expect(words(wordsInForce([{ type: 'own', word: '清仓' }]))).toEqual([
    ['sms-forbidden-superlative', '顶级'],
    ['sms-forbidden-own', '清仓'],
  ]);
  expect(words(wordsInForce([{ type: 'off', word: '顶级' }]))).toEqual([]);
});

it('sends the unreachable on with the others unless their way is drawn', () => {
  const node = { id: 's', type: 'send-sms', version: 1, name: '', stage: null, position: { x: 0, y: 0 }, config: valid, when: null };
  const next = (wired: readonly string[]) => sendSms.compile(valid, { node, anchor: null, wired: new Set(wired) });
  expect(next(['out'])).toMatchObject({ next: { intended: 'out', unreachable: 'out' } });
  expect(next(['out', 'unreachable'])).toMatchObject({ next: { intended: 'out', unreachable: 'unreachable' } });
});
