import { qixiJourney } from '@magpie/nodes';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { card, focusCanvas, pointOn, saving, step } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import type { WatchedPage } from '../watched-page.ts';
import type { StepNames } from './diff-and-restore.ts';
import { freshDraft, openDraft } from './open-draft.ts';
import { secondPerson } from './second-person.ts';

/** What is drawn and said beside the steps: a note, a frame, a comment that another answers and settles; an edge put at another step; all of it seen by two. */
export async function drawBeside(given: EditorStory, { changed: first, removed: second }: StepNames): Promise<void> {
  const { reader } = given;
  const { page, words, locale } = reader;
  const draft = await freshDraft(given, `draw-beside-${locale}`);
  const other = await secondPerson(given, { id: `bing-${locale}`, name: locale === 'en' ? 'Bing Li' : '李丙', workspaceId: draft.workspaceId });
  await openDraft(reader, draft);
  await openDraft(other, draft);

  // A note, written where it lies; the other sees it.
  const text = locale === 'en' ? 'Gift boxes ready by 5 August' : '礼盒 8 月 5 日前备齐';
  await page.mouse.move(...(await freeGround(reader)));
  await focusCanvas(reader);
  await saving(reader, async () => {
    await page.keyboard.press('n');
    await page
      .getByRole('textbox', { name: words('note.text') })
      .first()
      .waitFor();
    await page.keyboard.type(text);
  });
  await page.keyboard.press('Escape');
  await note(other, text).waitFor();
  await expectAccessible(reader, 'note');

  // A frame around two steps of a stage; moved, both go along, and undo brings all back at once.
  await card(page, first).getByRole('heading').click();
  await card(page, second)
    .getByRole('heading')
    .click({ modifiers: ['Shift'] });
  await focusCanvas(reader);
  await saving(reader, async () => {
    await page.keyboard.press('g');
    await page.keyboard.type('A');
    await page.keyboard.press('Enter');
  });
  const before = [await placeOf(step(page, first)), await placeOf(step(page, second))];
  await focusCanvas(reader);
  await saving(reader, () => page.keyboard.press('Shift+ArrowDown'));
  await expect.poll(async () => (await placeOf(step(page, second))).y).toBeGreaterThan(before[1]?.y ?? 0);
  await expectAccessible(reader, 'frame');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => [await placeOf(step(page, first)), await placeOf(step(page, second))]).toEqual(before);

  // A comment on a step; the other answers and settles it.
  await card(page, first).getByRole('heading').click();
  await focusCanvas(reader);
  await page.keyboard.press('c');
  const question = page.getByRole('textbox', { name: words('comments.say') });
  await question.fill(locale === 'en' ? 'Is this not too early?' : '会不会太早？');
  await question.press('ControlOrMeta+Enter');
  const bubble = other.page.getByRole('button', { name: words('comments.at-step', { step: first, count: 1 }) });
  await bubble.click();
  await expectAccessible(other, 'comments');
  await other.page.getByRole('textbox', { name: words('comments.answer') }).fill('OK');
  await other.page.getByRole('button', { name: words('comments.answer') }).click();
  await page
    .getByRole('region', { name: words('comments.title') })
    .getByText('OK', { exact: true })
    .waitFor();
  await other.page.getByRole('button', { name: words('comments.resolve') }).click();
  await page.getByText(words('comments.empty'), { exact: true }).waitFor();
  await page.getByRole('switch').click();
  await page.getByRole('button', { name: words('comments.reopen') }).click();
  await bubble.waitFor();
  await page.getByRole('button', { name: words('comments.close') }).click();

  // The end of an edge: refused by an entry, back when dropped on nothing, put at another step.
  const { nodes, edges } = qixiJourney({ id: 'qixi', locale });
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? '';
  const wire = edges.find(({ from, to }) => from === 'sms-3' && to === 'sms-0');
  const edge = page.locator(`.react-flow__edge[data-id="${wire?.id ?? ''}"]`);
  const at = await pointOn(edge);
  await page.mouse.click(at.x, at.y);
  const grip = page.getByRole('button', { name: words('attach.to') });
  const ways = (): Promise<string | null> => edge.getAttribute('aria-label');
  const asDrawn = await ways();
  await drag(reader, grip, await middleOf(step(page, nameOf('entry'))), async () => {
    await page.getByText(words('attach.entry'), { exact: true }).waitFor();
    await expectAccessible(reader, 'attach-refused', { settled: false });
  });
  await drag(reader, grip, await freeGround(reader));
  expect(await ways()).toBe(asDrawn);
  await saving(reader, async () => drag(reader, grip, await middleOf(step(page, nameOf('bought')))));
  await expect.poll(ways).toContain(nameOf('bought'));
  await expect.poll(() => other.page.locator(`.react-flow__edge[data-id="${wire?.id ?? ''}"]`).getAttribute('aria-label')).toBe(await ways());

  // The canvas's own menu, by the right button: what it puts down lies where it was asked for.
  await page.mouse.click(...(await freeGround(reader, 'above')), { button: 'right' });
  await page.getByRole('menuitem', { name: words('command.add-frame') }).waitFor();
  await expectAccessible(reader, 'canvas-menu');
  await page.getByRole('menuitem', { name: words('command.add-frame') }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.react-flow__node-frame').count()).toBe(2);
  await focusCanvas(reader);
  await saving(reader, () => page.keyboard.press('Delete'));

  // In the dark as well, and still there when it is opened again.
  await page.evaluate((language) => localStorage.setItem('magpie.preferences', JSON.stringify({ locale: language, theme: 'dark' })), locale);
  await page.reload();
  await note(reader, text).waitFor();
  await expect.poll(() => page.locator('.react-flow__node-frame').count()).toBe(1);
  await page.getByRole('button', { name: words('comments.at-step', { step: first, count: 1 }) }).click();
  await page
    .getByRole('region', { name: words('comments.title') })
    .getByText('OK', { exact: true })
    .waitFor();
  await expectAccessible(reader, 'drawn-dark');
  await page.evaluate((language) => localStorage.setItem('magpie.preferences', JSON.stringify({ locale: language, theme: 'light' })), locale);

  expect(other.takeFaults()).toEqual([]);
  await other.page.context().close();
}

function note({ page }: WatchedPage, text: string): Locator {
  return page.locator('.react-flow__node-note').filter({ hasText: text });
}

/** A place of the canvas on which no step lies: under or above everything that is drawn. */
async function freeGround({ page }: WatchedPage, where: 'below' | 'above' = 'below'): Promise<[x: number, y: number]> {
  const box = await page.locator('.canvas').boundingBox();
  if (box === null) throw new Error('There is a canvas');
  return [box.x + box.width / 2, where === 'below' ? box.y + box.height - 40 : box.y + 12];
}

async function placeOf(thing: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await thing.boundingBox();
  return { x: Math.round(box?.x ?? 0), y: Math.round(box?.y ?? 0) };
}

async function middleOf(thing: Locator): Promise<[x: number, y: number]> {
  const box = await thing.boundingBox();
  if (box === null) throw new Error('It is on the canvas');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Takes a thing by the hand, leads it to a place, and looks before letting go. */
async function drag({ page }: WatchedPage, thing: Locator, to: readonly [x: number, y: number], look?: () => Promise<void>): Promise<void> {
  await page.mouse.move(...(await middleOf(thing)));
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 6 });
  await look?.();
  await page.mouse.up();
}
