import { expect } from 'vitest';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { createQixi } from '../create-journey.ts';
import { openStep, retype, saving } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** A field in a message is one thing: to the caret, to Backspace, to the clipboard, and to an input method that composes beside it. */
export async function writeInChips({ reader }: EditorStory, name: string): Promise<void> {
  const { page, words } = reader;
  await createQixi(reader);
  const inspector = await openStep(reader, name);
  const field = inspector.getByRole('textbox', { name: words('send-sms.field.text') });
  const chip = words('send-sms.field-name.name');
  const reads = (source: string) => expect.poll(() => sourceOf(field)).toBe(source);

  // What is pasted with fields in it comes as text with chips, whatever it looked like.
  await retype(field, '');
  await saving(reader, () =>
    paste(field, { 'text/plain': 'Hi {{ member.name }}!', 'text/html': '<h1 style="color:red">Hi <b>{{ member.name }}</b>!</h1>' }),
  );
  await reads('Hi {{ member.name }}!');
  await expect.poll(() => chips(field)).toEqual([chip]);
  expect(await field.evaluate((element) => element.querySelectorAll('b, h1, [style]').length)).toBe(0);

  // The caret steps over a chip at once, there and back.
  await field.press('End');
  const steps: number[] = [];
  for (let step = 0; step < 5; step += 1) {
    steps.push(await caretIn(field));
    await field.press('ArrowLeft');
  }
  expect(steps).toEqual([21, 20, 3, 2, 1]);
  for (let step = 0; step < 4; step += 1) await field.press('ArrowRight');
  expect(await caretIn(field)).toBe(20);
  await page.keyboard.type(',');
  await reads('Hi {{ member.name }},!');

  // Backspace takes it whole; it comes back as it was, and Delete takes it from the other side.
  await field.press('Backspace');
  await field.press('Backspace');
  await reads('Hi !');
  await undoTo(field, 'Hi {{ member.name }}!');
  await field.press('Home');
  for (let step = 0; step < 3; step += 1) await field.press('ArrowRight');
  await field.press('Delete');
  await reads('Hi !');
  await undoTo(field, 'Hi {{ member.name }}!');
  await field.press('ControlOrMeta+Shift+z');
  await reads('Hi !');

  // Typed out in letters it becomes one, and the caret stays behind it. What is cut comes back as what it was.
  await field.press('End');
  await page.keyboard.type('{{ member.city }}?');
  await reads('Hi !{{ member.city }}?');
  await expect.poll(() => chips(field)).toEqual([words('send-sms.field-name.city')]);
  await field.press('Enter');
  await page.keyboard.type('x');
  await reads('Hi !{{ member.city }}?\nx');
  await field.press('ControlOrMeta+a');
  await field.press('ControlOrMeta+x');
  await reads('');
  await field.press('ControlOrMeta+v');
  await field.press('ControlOrMeta+v');
  await reads('Hi !{{ member.city }}?\nxHi !{{ member.city }}?\nx');
  await expect.poll(() => chips(field)).toHaveLength(2);
  await field.press('ControlOrMeta+b');
  expect(await field.evaluate((element) => element.querySelectorAll('b, strong').length)).toBe(0);

  await compose(page, field);

  // What no member has, and what advertisements do without, is marked where it is written.
  await retype(field, '');
  const marked = reader.locale === 'zh-CN' ? '【鹊桥茶铺】顶级好茶，' : '【Magpie Tea】 顶级 tea, ';
  await saving(reader, () => paste(field, { 'text/plain': `${marked}{{ member.shoe_size }}` }));
  await expect.poll(() => marks(page, 'template-forbidden')).toEqual(['顶级']);
  await field.locator('.template-chip-unknown').waitFor();
  await page.keyboard.type(reader.locale === 'zh-CN' ? '国宴' : ' 国宴');
  await expect.poll(() => marks(page, 'template-forbidden')).toEqual(['国宴', '顶级']);
  await inspector.getByText(words('problem.template-unknown-field', { field: 'shoe_size' })).waitFor();
  await expectAccessible(reader, 'write-in-chips');
  // In liquid too clever for a chip the field itself is marked.
  await page.keyboard.type('{% if member.hat %}.{% endif %}');
  await expect.poll(() => marks(page, 'template-unknown')).toEqual(['member.hat']);
  await inspector.getByRole('combobox', { name: words('send-sms.field.purpose') }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(words('send-sms.option.service'), { exact: true }).click();
  await expect.poll(() => marks(page, 'template-forbidden')).toEqual([]);
}

/** Composes beside a chip as an input method does: nothing is read, and no key means anything else, until it is over. */
async function compose(page: Page, field: Locator): Promise<void> {
  await retype(field, '');
  await paste(field, { 'text/plain': 'A{{ member.name }}' });
  await expect.poll(() => chips(field)).toHaveLength(1);
  const before = await page.locator('[data-save]').getAttribute('data-revision');
  const cdp: CDPSession = await page.context().newCDPSession(page);
  for (const text of ['q', 'qi', 'qixi']) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    for (const key of [
      { key: 'Process', code: 'KeyQ', windowsVirtualKeyCode: 229 },
      { key: 'k', code: 'KeyK', windowsVirtualKeyCode: 75, modifiers: 2 },
      { key: 'z', code: 'KeyZ', windowsVirtualKeyCode: 90, modifiers: 2 },
      { key: 'F6', code: 'F6', windowsVirtualKeyCode: 117 },
      { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 },
      { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
    ]) {
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    }
    expect(await sourceOf(field)).toBe(`A{{ member.name }}${text}`);
  }
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  await cdp.send('Input.insertText', { text: '七夕' });
  await expect.poll(() => sourceOf(field)).toBe('A{{ member.name }}七夕');
  expect(await chips(field)).toHaveLength(1);
  await page.locator(`[data-save="saved"]:not([data-revision="${before}"])`).waitFor();
  // Given up half-way, nothing is left of it.
  await cdp.send('Input.imeSetComposition', { text: 'gan', selectionStart: 3, selectionEnd: 3 });
  await cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await expect.poll(() => sourceOf(field)).toBe('A{{ member.name }}七夕');
  await cdp.detach();
}

async function paste(field: Locator, data: Readonly<Record<string, string>>): Promise<void> {
  await field.focus();
  await field.evaluate(async (_element, items) => {
    const parts = Object.entries(items).map(([type, text]) => [type, new Blob([text], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
  }, data);
  await field.press('ControlOrMeta+v');
}

/** Takes steps back until a text is there again: how many keys make one step depends on how fast they came. */
async function undoTo(field: Locator, source: string): Promise<void> {
  for (let step = 0; step < 10 && (await sourceOf(field)) !== source; step += 1) await field.press('ControlOrMeta+z');
  expect(await sourceOf(field)).toBe(source);
}

function chips(field: Locator): Promise<readonly string[]> {
  return field.locator('.template-chip').allInnerTexts();
}

/** What the editor's text is in liquid, as anybody can read it off the page. */
function sourceOf(field: Locator): Promise<string> {
  return field.evaluate((element) =>
    [...element.childNodes]
      .map((node) => (node instanceof HTMLElement ? (node.dataset['source'] ?? '') : (node.textContent ?? '')).replaceAll('\u00A0', ' '))
      .join(''),
  );
}

/** Where the caret is, in characters of the source. */
function caretIn(field: Locator): Promise<number> {
  return field.evaluate((element) => {
    const selection = window.getSelection();
    if (selection === null || !selection.isCollapsed) return -1;
    const range = document.createRange();
    range.selectNodeContents(element);
    range.setEnd(selection.anchorNode ?? element, selection.anchorOffset);
    return [...range.cloneContents().childNodes].reduce(
      (length, node) => length + (node instanceof HTMLElement ? (node.dataset['source'] ?? '') : (node.textContent ?? '')).length,
      0,
    );
  });
}

/** What is marked in the text itself, sorted. */
function marks(page: Page, name: string): Promise<readonly string[]> {
  return page.evaluate(
    (mark) => [...(CSS.highlights.get(mark) ?? [])].map((range) => (range instanceof Range ? range.toString() : '')).toSorted(),
    name,
  );
}
