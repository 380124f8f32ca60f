import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { createQixi } from '../create-journey.ts';
import { saving } from '../editor-hands.ts';
import { expectAccessible } from '../expect-accessible.ts';
import { expectKeyboardIn } from '../keyboard-hands.ts';
import { dayAt, daysInSight, expectDay, timelineCard, timelineOf, zoomAt } from '../timeline-hands.ts';
import type { WatchedPage } from '../watched-page.ts';

/** The same journey on the calendar: a step led three days on by mouse and one back by keys, undone, and looked at a year later. */
export async function dragOnTimeline({ reader }: EditorStory, name: string): Promise<void> {
  const { page, words } = reader;
  await createQixi(reader);
  await page.getByRole('article').filter({ hasText: name }).first().getByRole('heading').click();
  await keepsSelectionAndKeyboard(reader, name);
  const card = timelineCard(reader, name);
  await expectAccessible(reader, 'timeline');
  const before = await card.innerText();
  expect(before).toContain(words('when.offset', { days: '−14' }));

  await saving(reader, async () => {
    const box = await card.boundingBox();
    const [first, second] = await daysInSight(reader);
    if (box === null || first === undefined || second === undefined) throw new Error('The timeline is not drawn');
    const day = second.left - first.left;
    await page.mouse.move(box.x + 40, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 50, box.y + 20, { steps: 3 });
    await page.mouse.move(box.x + 40 + day * 3, box.y + 20, { steps: 6 });
    await page
      .locator('.timeline-ghost')
      .getByText(words('when.offset', { days: '−11' }))
      .waitFor();
    await page.mouse.up();
  });
  await expect.poll(() => card.innerText()).toContain(words('when.offset', { days: '−11' }));

  await saving(reader, () => timelineOf(reader).press('Alt+ArrowLeft'));
  await expect.poll(() => card.innerText()).toContain(words('when.offset', { days: '−12' }));

  await page.keyboard.press('ControlOrMeta+z');
  await saving(reader, () => page.keyboard.press('ControlOrMeta+z'));
  await expect.poll(() => card.innerText()).toBe(before);

  await looksAtOtherYears(reader, name);
  await zoomsAndFinds(reader);
}

/** From the flow to the calendar and back by a key: what is selected stays so, and whoever had the keyboard has it. */
async function keepsSelectionAndKeyboard(reader: WatchedPage, name: string): Promise<void> {
  const { page, words } = reader;
  const flow = page.getByRole('application', { name: words('canvas.label') });
  await flow.focus();
  await page.keyboard.press('t');
  const card = timelineCard(reader, name);
  await expect.poll(() => card.getAttribute('aria-pressed')).toBe('true');
  await expectKeyboardIn(timelineOf(reader));
  // One sentence for those who hear it: what, its zone, its stage.
  const sentence = await card.locator('.mg-visually-hidden').innerText();
  for (const part of [name, words('kind.send-sms'), 'Asia/Shanghai', words('timeline.card.stage', { stage: words('stage.seed') })])
    expect(sentence).toContain(part);
  await page.keyboard.press('t');
  await page.locator('.react-flow__node.selected').filter({ hasText: name }).waitFor();
  await expectKeyboardIn(flow);
  await page.keyboard.press('t');
  await expect.poll(() => card.getAttribute('aria-pressed')).toBe('true');
  await expectKeyboardIn(timelineOf(reader));
}

/** The same offset on other dates, by mouse and by key. */
async function looksAtOtherYears(reader: WatchedPage, name: string): Promise<void> {
  const { page, words } = reader;
  const card = timelineCard(reader, name);
  const before = await card.innerText();
  const years = page.getByRole('group', { name: words('timeline.years') }).getByRole('button');
  await years.nth(1).click();
  await expect.poll(() => card.innerText()).not.toBe(before);
  expect(await card.innerText()).toContain(words('when.offset', { days: '−14' }));
  await timelineOf(reader).focus();
  await page.keyboard.press('[');
  await expect.poll(() => card.innerText()).toBe(before);
  expect(await years.first().getAttribute('aria-pressed')).toBe('true');
}

/** From months to hours: the day under the pointer stays under it; all, today and the anchor are found again. */
async function zoomsAndFinds(reader: WatchedPage): Promise<void> {
  const { page, words } = reader;
  const timeline = timelineOf(reader);
  const box = await timeline.boundingBox();
  if (box === null) throw new Error('The timeline is not drawn');
  const place = { x: box.x + box.width * 0.6, y: box.y + box.height / 2 };
  const before = await dayAt(reader, place.x);
  for (let turn = 0; turn < 4; turn += 1) await zoomAt(reader, place, -300);
  await page.locator('.timeline-hours').waitFor();
  expect((await dayAt(reader, place.x))?.date).toBe(before?.date);
  await expectAccessible(reader, 'timeline-hours');
  for (const zoom of ['days', 'weeks', 'months']) {
    await page.getByRole('button', { name: words(`timeline.zoom.${zoom}`), exact: true }).click();
    await page.locator(`.timeline-${zoom}`).waitFor();
  }
  await expectAccessible(reader, 'timeline-months');

  await timeline.focus();
  await page.keyboard.press('d');
  await page.locator('.timeline-now').waitFor();
  const today = await page.locator('.timeline-day-today').getAttribute('data-date');
  await expectDay(reader, today ?? '');
  await page.keyboard.press('Home');
  await page.getByText(words('festival.qixi')).first().waitFor();
  await page.keyboard.press('Shift+F');
  const anchor = await page.locator('.timeline-day-anchor').getAttribute('data-date');
  await expectDay(reader, anchor ?? '');
  await page.locator('.timeline-weeks, .timeline-days').waitFor();
  // Qixi of 2027 and the start of autumn are one day: both are named, in the language of the screen.
  expect(await page.locator('.timeline-day-anchor').getAttribute('title')).toContain(words('festival.qixi'));

  // The wheel alone scrolls.
  const scrolled = (): Promise<number> => timeline.evaluate(({ scrollLeft }) => scrollLeft);
  const left = await scrolled();
  await page.mouse.move(place.x, place.y);
  await page.mouse.wheel(240, 0);
  await expect.poll(scrolled).toBeGreaterThan(left);
}
