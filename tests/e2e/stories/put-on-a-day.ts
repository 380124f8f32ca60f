import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { createQixi } from '../create-journey.ts';
import { saving } from '../editor-hands.ts';
import { expectAccessible } from '../expect-accessible.ts';
import { expectKeyboardIn } from '../keyboard-hands.ts';
import { timelineOf } from '../timeline-hands.ts';
import type { WatchedPage } from '../watched-page.ts';

/** New steps on days of the calendar: by the "+" under the pointer and by keys alone, wired into the way that is open then; and a note on its step's day. */
export async function putOnADay({ reader }: EditorStory, name: string): Promise<void> {
  const { page, words } = reader;
  await createQixi(reader);
  await noteBeside(reader, name);
  await page.getByRole('button', { name: words('drawn-as.timeline') }).click();
  await page.locator('.timeline-card').first().waitFor();
  await page.getByRole('button', { name: words('note.label', { text: 'Stock?' }), exact: true }).waitFor();
  await page.getByRole('button', { name: words('timeline.notes', { count: 1 }) }).click();
  await page
    .getByRole('list', { name: words('timeline.notes.list') })
    .getByRole('button')
    .waitFor();
  await expectAccessible(reader, 'timeline-notes');
  await page.keyboard.press('Escape');

  const cards = page.locator('.timeline-card');
  const before = await cards.count();
  // Ten days before the anchor: between the first message and the second.
  const [x, y] = await placeOfDay(reader, -10);
  await page.mouse.move(x, y - 2);
  await page.mouse.move(x, y);
  const plus = page.locator('.timeline-plus');
  await plus.waitFor();
  await plus.click();
  await saving(reader, () => takeKind(reader));
  await expect.poll(() => cards.count()).toBe(before + 1);
  const added = page.locator('.timeline-card[aria-pressed="true"]');
  expect(await added.innerText()).toContain(words('when.offset', { days: '−10' }));
  expect(await added.innerText()).toContain(words('timeline.card.stage', { stage: words('stage.seed') }));

  // From there by keys: two days on, one lane down.
  await timelineOf(reader).focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(`Shift+${key}`);
  await page.locator('.timeline-plus-cursor').waitFor();
  await page.keyboard.press('Enter');
  await saving(reader, () => takeKind(reader));
  await expect.poll(() => cards.count()).toBe(before + 2);
  expect(await added.innerText()).toContain(words('when.offset', { days: '−8' }));
  expect(await added.innerText()).toContain(words('timeline.card.stage', { stage: words('stage.convert') }));
  await expectKeyboardIn(timelineOf(reader));

  // Both stand in the way between the two messages, one behind the other.
  await page.getByRole('button', { name: words('drawn-as.flow') }).click();
  await page.locator('.react-flow__node.selected').waitFor();
  await expect.poll(() => page.locator('.react-flow__edge').count()).toBeGreaterThanOrEqual(before);
  await expect
    .poll(() =>
      page
        .getByRole('article')
        .filter({ hasText: words('kind.send-sms') })
        .count(),
    )
    .toBe(2);
}

/** A note put down beside a step of the flow. */
async function noteBeside({ page, words }: WatchedPage, name: string): Promise<void> {
  const card = page.getByRole('article').filter({ hasText: name }).first();
  const box = await card.boundingBox();
  if (box === null) throw new Error(`${name} is not drawn`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.getByRole('application', { name: words('canvas.label') }).focus();
  await page.keyboard.press('n');
  const text = page.getByRole('textbox', { name: words('note.text') }).first();
  await text.fill('Stock?');
  await page.keyboard.press('Escape');
}

/** A free place of the seed lane, so many days from the anchor. */
async function placeOfDay({ page }: WatchedPage, days: number): Promise<readonly [number, number]> {
  const anchor = await page.locator('.timeline-day-anchor').boundingBox();
  const lane = await page.locator('.timeline-lane.mg-stage-seed').boundingBox();
  if (anchor === null || lane === null) throw new Error('The timeline is not drawn');
  return [anchor.x + anchor.width * (days + 0.5), lane.y + lane.height - 14];
}

/** Takes a text message from the picker, by its name. */
async function takeKind({ page, words }: WatchedPage): Promise<void> {
  const search = page.getByRole('combobox', { name: words('palette.search') });
  await search.waitFor();
  await search.fill(words('kind.send-sms'));
  await page.keyboard.press('Enter');
}
