import { unknownWorkspace } from '@magpie/journey';
import { checkSms, checkTemplate } from '@magpie/messaging';
import { expect, it } from 'vitest';
import { mendText } from './mend-text.ts';

const fields = ['name', 'city', 'ShoeSize', 'shoe_size_eu'];
const shop = { ...unknownWorkspace, name: '鹊桥·茶铺', memberFields: fields };

/** Mends the problem of that code that the text has. */
function mended(text: string, code: string): string | null {
  const problem = [...checkTemplate(text, fields), ...checkSms(text, 'marketing')].find((each) => each.code === code);
  if (problem === undefined) throw new Error(`There is no ${code}`);
  return mendText(text, problem, shop);
}

it.each([
  ['sms-no-opt-out', '【鹊桥茶铺】礼盒上架', '【鹊桥茶铺】礼盒上架拒收请回复R'],
  ['sms-no-opt-out', 'Tea is here.', 'Tea is here. Reply STOP to opt out'],
  ['sms-no-signature', ' 礼盒上架', '【鹊桥茶铺】礼盒上架'],
  ['sms-bad-signature', '【鹊桥-茶铺!】礼盒上架', '【鹊桥茶铺】礼盒上架'],
  ['template-unknown-tag', 'a{% include "x" %}b', 'ab'],
  ['template-unknown-tag', '{%- box 1 -%}in{% endbox %}', 'in'],
  ['template-unknown-filter', '{{ member.name | shout }}!', '{{ member.name }}!'],
  ['template-unknown-filter', '{{ member.name | shout: 3 | default: "you" }} | shout', '{{ member.name | default: "you" }} | shout'],
  ['template-unknown-variable', '{{ city | default: "city" }} city', '{{ member.city | default: "city" }} city'],
  ['template-unknown-variable', '{% if city == "x" %}{{ city }}{% endif %}', '{% if member.city == "x" %}{{ member.city }}{% endif %}'],
  ['template-unknown-field', '{{ member.shoe-size }}{{ member.Name }}', '{{ member.ShoeSize }}{{ member.Name }}'],
  ['template-unknown-field', '{{ member.shoe_size }}{{ member.shoe_size_eu }}', '{{ member.ShoeSize }}{{ member.shoe_size_eu }}'],
])('mends %s in %s', (code, text, after) => expect(mended(text, code)).toBe(after));

it.each([
  ['sms-bad-signature', '【!】礼盒上架'],
  ['sms-long', '长'.repeat(300)],
  ['template-syntax', '{{ member.name'],
  ['template-unknown-variable', '{{ shop.owner }}'],
  ['template-unknown-field', '{{ member.hat }}'],
  ['sms-forbidden-superlative', '最佳'],
])('leaves %s in %s to its author', (code, text) => expect(mended(text, code)).toBeNull());

it('signs for nobody whose name it does not know, or who has none to sign with', () => {
  const problem = { code: 'sms-no-signature', path: [], parameters: {} };
  expect(mendText('礼盒', problem, unknownWorkspace)).toBeNull();
  expect(mendText('礼盒', problem, { ...shop, name: '!' })).toBeNull();
});
