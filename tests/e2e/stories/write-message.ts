import { expect } from 'vitest';
import { createQixi } from '../create-journey.ts';
import { focusCanvas, openStep, retype, saving } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** A message is read as real members get it, a forbidden word is marked, a test is received, a problem mends itself and comes back by undo. */
export async function writeMessage({ reader }: EditorStory, name: string): Promise<void> {
  const { page, words } = reader;
  await createQixi(reader);
  const inspector = await openStep(reader, name);
  const field = inspector.getByRole('textbox', { name: words('send-sms.field.text') });
  const isChinese = reader.locale === 'zh-CN';
  await saving(reader, () => retype(field, isChinese ? '【鹊桥茶铺】最佳礼盒上架，敬请选购' : '【Magpie Tea】最佳 The gift box is here'));
  const phone = inspector.getByRole('group', { name: words('send-sms.preview'), exact: true });
  await phone.locator('mark').getByText('最佳', { exact: true }).waitFor();
  await inspector
    .getByText(words('problem.sms-forbidden-superlative', { words: '最佳' }))
    .first()
    .waitFor();

  await field.click();
  await field.press('End');
  await inspector.getByRole('button', { name: words('send-sms.insert') }).click();
  await page.getByRole('menuitem', { name: words('send-sms.field-name.name'), exact: true }).click();
  const bubble = phone.locator('blockquote');
  await phone.getByRole('combobox', { name: words('send-sms.preview.person') }).waitFor();
  const first = await bubble.innerText();
  await phone.getByRole('button', { name: words('send-sms.preview.next') }).click();
  await expect.poll(() => bubble.innerText()).not.toBe(first);
  await phone.getByRole('button', { name: words('send-sms.preview.previous') }).click();
  await expect.poll(() => bubble.innerText()).toBe(first);
  await expectAccessible(reader, 'write-message');

  const test = inspector.getByRole('group', { name: words('send-sms.test'), exact: true });
  await test.getByLabel(words('send-sms.test.phone')).fill('13800138000');
  await test.getByRole('button', { name: words('send-sms.test.send') }).click();
  await test.getByText(words('send-sms.test.state.accepted')).waitFor();
  expect(await test.locator('blockquote').innerText()).toBe(first);
  await test.scrollIntoViewIfNeeded();
  await expectAccessible(reader, 'write-message-test');

  await page.getByRole('contentinfo').getByRole('button').last().click();
  const drawer = page.getByRole('region', { name: words('problems.title') });
  const fix = drawer.getByRole('button', { name: words('problems.fix', { fix: words('fix.sms-no-opt-out'), step: name }), exact: true });
  await fix.focus();
  await expectAccessible(reader, 'write-message-problems');
  await page.keyboard.press('Enter');
  await fix.waitFor({ state: 'detached' });
  // The way out is in the language of the text, of which a Chinese word makes a Chinese one.
  await bubble.getByText('拒收请回复R').waitFor();
  await focusCanvas(reader);
  await page.keyboard.press('ControlOrMeta+z');
  await fix.waitFor();
}
