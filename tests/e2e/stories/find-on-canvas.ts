import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { card, focusCanvas, saving } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import { expectKeyboardIn } from '../keyboard-hands.ts';
import type { WatchedPage } from '../watched-page.ts';
import { freshDraft, openDraft } from './open-draft.ts';

/** Whatever stands on the canvas is found there: in steps, notes, frames and comments, marked, walked through from hit to hit with the view following, and left with Escape. */
export async function findOnCanvas(given: EditorStory): Promise<void> {
  const { reader } = given;
  const { page, words, locale } = reader;
  const draft = await freshDraft(given, `find-${locale}`);
  await openDraft(reader, draft);
  const canvas = page.getByRole('application', { name: words('canvas.label') });
  const bar = page.getByRole('search', { name: words('command.find') });
  const field = bar.getByRole('textbox', { name: words('find.query') });
  const koi = locale === 'en' ? 'Koi' : '锦鲤';

  // A note, a frame and a comment that hold the word.
  await focusCanvas(reader);
  await saving(reader, async () => {
    await page.keyboard.press('n');
    await page.keyboard.type(`${koi} 1`);
    await page.keyboard.press('Escape');
  });
  await card(page, draft.first).getByRole('heading').click();
  await focusCanvas(reader);
  await saving(reader, async () => {
    await page.keyboard.press('g');
    await page.keyboard.type(`${koi} 2`);
    await page.keyboard.press('Enter');
  });
  await card(page, draft.last).getByRole('heading').click();
  await focusCanvas(reader);
  await page.keyboard.press('c');
  const question = page.getByRole('textbox', { name: words('comments.say') });
  await question.fill(`${koi} 3`);
  await question.press('ControlOrMeta+Enter');
  await page.getByRole('button', { name: words('comments.at-step', { step: draft.last, count: 1 }) }).waitFor();
  await page.getByRole('button', { name: words('comments.close') }).click();

  // All three are found, each is come to, and after the last the first again.
  await focusCanvas(reader);
  await page.keyboard.press('ControlOrMeta+f');
  await expectKeyboardIn(field);
  await page.keyboard.insertText(koi);
  await bar.getByText(words('find.hits', { count: 3 })).waitFor();
  await expect.poll(() => page.locator('.find-ring').count()).toBe(3);
  const kinds: string[] = [];
  for (const at of [1, 2, 3]) {
    await page.keyboard.press('Enter');
    await bar.getByText(words('find.at', { at, count: 3 })).waitFor();
    kinds.push(await bar.locator('.find-found b').innerText());
    await expectKeyboardIn(field);
  }
  expect(kinds.toSorted()).toEqual(['frame', 'note', 'thread'].map((kind) => words(`find.kind.${kind}`)).toSorted());
  await page.keyboard.press('Enter');
  await bar.getByText(words('find.at', { at: 1, count: 3 })).waitFor();
  await page.keyboard.press('Shift+Enter');
  await bar.getByText(words('find.at', { at: 3, count: 3 })).waitFor();

  // What steps say is found too; seen from near, the view follows, and nothing covers what was found.
  await field.fill(locale === 'en' ? 'reply STOP' : '拒收请回复');
  const said = bar.getByRole('status');
  await expect.poll(async () => /\d+/.exec(await said.innerText())?.[0]).toBeDefined();
  const count = Number(/\d+/.exec(await said.innerText())?.[0]);
  expect(count).toBeGreaterThan(2);
  for (let nearer = 0; nearer < 5; nearer += 1) await page.getByRole('button', { name: words('canvas.zoom-in') }).click();
  await focusCanvas(reader);
  for (let at = 1; at <= count; at += 1) {
    await page.keyboard.press('F3');
    await bar.getByText(words('find.at', { at, count })).waitFor();
    await expectSeen(reader, page.locator('.find-ring-chosen'));
  }
  expect(await marksOn(page)).toBeGreaterThan(0);
  await bar.getByRole('button', { name: words('keys.find-previous') }).click();
  await bar.getByText(words('find.at', { at: count - 1, count })).waitFor();
  await expectAccessible(reader, 'find');

  // It opens where it stands; Escape gives the canvas back, with what was found selected.
  await field.fill(locale === 'en' ? 'three days to' : '还有三天');
  await bar.getByText(words('find.hits', { count: 1 })).waitFor();
  await field.press('Enter');
  await bar.getByText(words('find.at', { at: 1, count: 1 })).waitFor();
  await field.press('ControlOrMeta+Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-path="text"]') !== null)).toBe(true);
  await page.keyboard.press('ControlOrMeta+f');
  await expectKeyboardIn(field);
  await page.keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });
  await expectKeyboardIn(canvas);
  expect(await page.locator('.react-flow__node.selected').count()).toBe(1);
  expect(await page.locator('.find-ring').count()).toBe(0);
  expect(await marksOn(page)).toBe(0);

  // What was looked for last is looked for again; what is nowhere is said to be.
  await page.keyboard.press('F3');
  await expectKeyboardIn(field);
  await bar.getByText(words('find.hits', { count: 1 })).waitFor();
  await field.fill('no such text anywhere');
  await bar.getByText(words('find.none')).waitFor();
  await expectAccessible(reader, 'find-nothing');
}

/** How often the words themselves are marked. */
function marksOn(page: Page): Promise<number> {
  return page.evaluate(() => CSS.highlights.get('magpie-find')?.size ?? 0);
}

async function expectSeen({ page }: WatchedPage, ring: Locator): Promise<void> {
  const inside = async (): Promise<boolean> => {
    const [box, stage, bar] = [await ring.boundingBox(), await page.locator('.canvas').boundingBox(), await page.locator('.find-bar').boundingBox()];
    if (box === null || stage === null || bar === null) return false;
    const { x, y } = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const isIn = (one: typeof stage): boolean => x > one.x && x < one.x + one.width && y > one.y && y < one.y + one.height;
    return isIn(stage) && !isIn(bar);
  };
  await expect.poll(inside).toBe(true);
}
