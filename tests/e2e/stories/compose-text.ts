import type { CDPSession, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { card, focusCanvas, saving } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectKeyboardIn } from '../keyboard-hands.ts';
import type { WatchedPage } from '../watched-page.ts';
import { freshDraft, openDraft } from './open-draft.ts';

/** Keys that choose, send, close or draw, wherever nothing is being composed. */
const keys = ['Enter', 'Escape', 'Backspace', 'Delete', 'ArrowDown', 'ArrowUp', 'Tab', 'F3', '?', 'a', 'c', 'g', 'i', 'l', 'n', 'p', 't', 'w'];
const editable = 'input:not([type=radio], [type=checkbox], [type=file], [type=hidden], [readonly]), textarea, [contenteditable=true]';

/** An input method composes in every place that can be written in, and none of its keys does anything else; what it has composed is there. */
export async function composeText(given: EditorStory): Promise<void> {
  const { reader } = given;
  const { page, words, locale } = reader;
  const method = await page.context().newCDPSession(page);
  const draft = await freshDraft(given, `compose-${locale}`);

  await page.getByRole('textbox', { name: words('journeys.search') }).waitFor();
  await composeEverywhere(reader, method, page.locator('main'));

  await openDraft(reader, draft);
  await composeEverywhere(reader, method, page.getByRole('banner'));
  const inspector = page.getByRole('complementary', { name: words('app.inspector') });
  await composeEverywhere(reader, method, inspector);
  for (const id of ['entry', 'split', 'sms-14', 'bought', 'cohort', 'coupon']) {
    const node = page.locator(`.react-flow__node[data-id="${id}"]`);
    if ((await node.count()) === 0) continue;
    await node.getByRole('heading').click();
    await inspector.getByRole('textbox', { name: words('inspector.name') }).waitFor();
    await composeEverywhere(reader, method, inspector);
  }

  // What is asked for by keys: search, palette, pickers, notes, frames and comments.
  await card(page, draft.last).getByRole('heading').click();
  const asked = async (key: string, place: Locator): Promise<void> => {
    await focusCanvas(reader);
    await page.keyboard.press(key);
    await place.locator(editable).first().waitFor();
    await expectKeyboardIn(place.locator(editable).first());
    await composeEverywhere(reader, method, place);
    await page.keyboard.press('Escape');
  };
  await asked('ControlOrMeta+f', page.getByRole('search', { name: words('command.find') }));
  await asked('ControlOrMeta+k', page.getByRole('dialog', { name: words('command.palette') }));
  // For a moment after composing, dialogs take an Escape for one more key of the input method (@rc-component/portal).
  await expect
    .poll(async () => {
      await page.keyboard.press('Escape');
      return page.getByRole('dialog').count();
    })
    .toBe(0);
  await asked('a', page.locator('.kind-picker'));
  await asked('l', page.locator('.connect-picker'));
  await focusCanvas(reader);
  await saving(reader, () => page.keyboard.press('n'));
  await composeEverywhere(reader, method, page.locator('.react-flow__node-note'));
  await page.keyboard.press('Escape');
  await card(page, draft.last).getByRole('heading').click();
  await focusCanvas(reader);
  await saving(reader, () => page.keyboard.press('g'));
  await composeEverywhere(reader, method, page.locator('.react-flow__node-frame'));
  await page.keyboard.press('Escape');
  await asked('c', page.getByRole('region', { name: words('comments.title') }));
}

async function composeEverywhere({ page }: WatchedPage, method: CDPSession, place: Locator): Promise<void> {
  const fields = place.locator(editable).filter({ visible: true });
  const count = await fields.count();
  if (count === 0) throw new Error(`There is nothing to write in at ${place.toString()}`);
  for (let index = 0; index < count; index += 1) {
    const field = fields.nth(index);
    if (!(await field.isEnabled())) continue;
    await field.focus();
    const before = await stateOf(page);
    await method.send('Input.imeSetComposition', { text: 'qixi', selectionStart: 4, selectionEnd: 4 });
    await field.evaluate((element, pressed) => {
      for (const key of pressed)
        for (const type of ['keydown', 'keyup'])
          element.dispatchEvent(new KeyboardEvent(type, { key, keyCode: 229, isComposing: true, bubbles: true, cancelable: true, composed: true }));
    }, keys);
    const where = `${place.toString()}, field ${index}`;
    expect({ where, ...(await stateOf(page)) }).toEqual({ where, ...before });
    await expectKeyboardIn(field);
    await method.send('Input.insertText', { text: '七夕' });
    const isText = await field.evaluate(
      (element) => element.tagName === 'TEXTAREA' || (element instanceof HTMLInputElement && element.type === 'text'),
    );
    const isFree = isText && (await field.getAttribute('role')) === null && (await field.getAttribute('inputmode')) === null;
    if (isFree) await expect.poll(() => field.inputValue()).toContain('七夕');
  }
}

/** What keys could have changed: what is drawn, selected, open, asked and said. What is being written is none of it. */
async function stateOf(page: Page): Promise<object> {
  return page.evaluate(() => ({
    address: location.pathname,
    drawn: document.querySelectorAll('.react-flow__node').length,
    selected: [...document.querySelectorAll('.react-flow__node.selected')].map((node) => node.getAttribute('data-id')),
    open: document.querySelectorAll('[role=dialog], .find-bar, .kind-picker, .connect-picker, .timeline, [data-region=below], .side-panel').length,
    said: document.querySelectorAll('.comment-one').length,
    shown: document.querySelectorAll('.canvas').length,
  }));
}
