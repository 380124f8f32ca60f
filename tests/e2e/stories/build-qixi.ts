import { expect } from 'vitest';
import { card, focusCanvas, openStep, retype, step } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import type { WatchedPage } from '../watched-page.ts';

/** The Qixi flow in short, from nothing: who enters, arms, a message, whether they bought, a cohort, ends. Until nothing stands against publishing. */
const kindsInOrder = ['split', 'send-sms', 'await-event', 'save-cohort'] as const;
const text = '【鹊桥茶铺】七夕礼盒上架，拒收请回复R';

/** By mouse: "+" behind each step, the text and the name typed into the inspector, the last way out drawn by hand. */
export async function buildByMouse({ reader }: EditorStory): Promise<void> {
  const { page, words } = reader;
  await page.getByRole('button', { name: words('journeys.new') }).click();
  await page.getByRole('button', { name: words('gallery.blank') }).click();
  await page.getByRole('button', { name: words('canvas.empty.begin') }).click();
  const kind = (type: string): string => words(`kind.${type}`);
  const addBehind = async (from: string, type: string): Promise<void> => {
    await step(page, kind(from)).locator('.insert-button').first().click();
    await page
      .getByRole('option', { name: new RegExp(`^${kind(type)}`) })
      .first()
      .click();
    await card(page, kind(type)).waitFor();
  };
  let from = 'anchored-entry';
  for (const type of kindsInOrder) {
    await addBehind(from, type);
    from = type;
  }
  await addBehind('save-cohort', 'end');
  const sms = await openStep(reader, kind('send-sms'));
  await retype(sms.getByRole('textbox', { name: words('send-sms.field.text') }), text);
  const cohort = await openStep(reader, kind('save-cohort'));
  await retype(cohort.getByRole('textbox', { name: words('save-cohort.field.name') }), '七夕买家');
  await expectFinished(reader, 'built-by-mouse');
}

/** By keyboard alone: no click, no pointer, nothing focused for the author. */
export async function buildByKeyboard({ reader }: EditorStory): Promise<void> {
  const { page, words } = reader;
  const kind = (type: string): string => words(`kind.${type}`);
  await page.getByRole('button', { name: words('journeys.new') }).waitFor();
  await tabTo(reader, words('journeys.new'));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: words('gallery.title') }).waitFor();
  await tabTo(reader, words('gallery.blank'));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: words('canvas.empty.begin') }).waitFor();
  await tabTo(reader, words('canvas.empty.begin'));
  await page.keyboard.press('Enter');
  await card(page, kind('anchored-entry')).waitFor();
  await toCanvas(reader);
  for (const type of [...kindsInOrder, 'end']) {
    await page.keyboard.press('i');
    await page.getByRole('combobox', { name: words('palette.search') }).waitFor();
    await page.keyboard.insertText(kind(type));
    await page.keyboard.press('Enter');
    await page
      .locator('.react-flow__node.selected')
      .filter({ has: page.getByRole('heading', { name: kind(type), exact: true }) })
      .waitFor();
    // Enter opens the inspector at the step's name, Tab leads to its fields, F6 back to the canvas.
    const field = type === 'send-sms' ? 'send-sms.field.text' : type === 'save-cohort' ? 'save-cohort.field.name' : null;
    if (field === null) continue;
    await page.keyboard.press('Enter');
    await tabTo(reader, words(field));
    await page.keyboard.insertText(type === 'send-sms' ? text : '七夕买家');
    await toCanvas(reader);
  }
  // The one way out that is left leads to the end, by names.
  await goTo(reader, kind('await-event'));
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog', { name: words('connect.title', { name: kind('await-event') }) });
  await dialog.waitFor();
  await expectAccessible(reader, 'connect');
  await tabTo(reader, words('connect.target'));
  await page.keyboard.insertText(kind('end'));
  await page.keyboard.press('Enter');
  await tabTo(reader, words('connect.do'));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => page.locator('.react-flow__edge').count()).toBe(6);
  await expectFinished(reader, 'built-by-keyboard');
}

async function expectFinished(reader: WatchedPage, name: string): Promise<void> {
  const { page, words } = reader;
  await expect.poll(() => page.locator('.frame-status').innerText(), { timeout: 15_000 }).toContain(words('status.ready'));
  await focusCanvas(reader);
  await expectAccessible(reader, name);
}

/** Presses Tab until the focused control is called so. */
async function tabTo({ page }: WatchedPage, name: string): Promise<void> {
  for (let pressed = 0; pressed < 90; pressed++) {
    const focused = await page.evaluate(() => {
      const at = document.activeElement;
      const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((label) => label.textContent).join(' ') : '';
      const own = at?.matches('button, a') === true ? at.textContent : '';
      return `${at?.getAttribute('aria-label') ?? ''} ${own} ${labels}`;
    });
    if (focused.includes(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}`);
}

/** Presses F6 until the canvas has the keyboard. */
async function toCanvas({ page }: WatchedPage): Promise<void> {
  for (let pressed = 0; pressed < 6; pressed++) {
    await page.keyboard.press('F6');
    if (await page.evaluate(() => document.activeElement?.classList.contains('canvas') === true)) return;
  }
  throw new Error('F6 does not lead to the canvas');
}

/** Finds a step by its name and goes there. */
async function goTo({ page, words }: WatchedPage, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: words('find.search') }).waitFor();
  await page.keyboard.insertText(name);
  await page.getByRole('option', { selected: true }).filter({ hasText: name }).waitFor();
  await page.keyboard.press('Enter');
  await page
    .locator('.react-flow__node.selected')
    .filter({ has: page.getByRole('heading', { name, exact: true }) })
    .waitFor();
}
