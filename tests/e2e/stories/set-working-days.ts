import { expect } from 'vitest';
import { createQixi } from '../create-journey.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import type { WatchedPage } from '../watched-page.ts';

/** The days a shop works: the official ones with their source, one turned round by mouse, one by keys, seen on the timeline, and given back. */
export async function setWorkingDays({ reader }: EditorStory): Promise<void> {
  const { page, words } = reader;
  await page.getByRole('button', { name: words('settings.open') }).click();
  await page.getByRole('menuitem', { name: words('settings.working-days') }).click();
  await page.getByRole('heading', { name: words('settings.working-days'), level: 1 }).waitFor();
  const year = async (wanted: number): Promise<void> => {
    const now = page.getByRole('group', { name: words('days.year') }).locator('output');
    await now.waitFor();
    for (let shown = Number(await now.innerText()); shown !== wanted; shown = Number(await now.innerText()))
      await page.getByRole('button', { name: words(shown < wanted ? 'days.year.after' : 'days.year.before') }).click();
  };
  await year(2026);
  await page.getByText(words('days.source', { year: 2026 })).waitFor();
  // A Saturday that is worked for the National Day.
  await expect.poll(() => stateOf(reader, '2026-10-10')).toContain(words('days.by.make-up', { holiday: words('holiday.national-day') }));
  await expectAccessible(reader, 'working-days');

  await year(2027);
  await page.getByText(words('days.no-notice', { year: 2027 })).waitFor();
  await turn(reader, '2027-08-09', 'false', () => dayButton(reader, '2027-08-09').click());
  await turn(reader, '2027-08-07', 'true', async () => {
    for (const key of ['ArrowLeft', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
  });
  await expectAccessible(reader, 'working-days-own');

  await page
    .getByRole('banner')
    .getByRole('link', { name: words('app.home') })
    .click();
  await createQixi(reader);
  await page.getByRole('button', { name: words('drawn-as.timeline') }).click();
  const onRuler = (date: string): Promise<string> => page.locator(`.timeline-day[data-date="${date}"]`).innerText();
  await expect.poll(() => onRuler('2027-08-09')).toContain(words('timeline.off'));
  await expect.poll(() => onRuler('2027-08-07')).toContain(words('timeline.work'));

  await page.getByRole('button', { name: words('settings.open') }).click();
  await page.getByRole('menuitem', { name: words('settings.working-days') }).click();
  await year(2027);
  await page.getByRole('button', { name: words('days.give-back-all') }).click();
  await page.getByText(words('days.own.none')).waitFor();
  await page.getByText(words('days.given-back', { count: 2 })).waitFor();
}

function dayButton({ page }: WatchedPage, date: string) {
  return page.locator(`.year-calendar [data-date="${date}"]`);
}

async function stateOf(reader: WatchedPage, date: string): Promise<string> {
  return (await dayButton(reader, date).getAttribute('aria-label')) ?? '';
}

/** Turns a day round that was pressed (off) or not, and waits until the server has it. */
async function turn(reader: WatchedPage, date: string, wasOff: 'true' | 'false', how: () => Promise<void>): Promise<void> {
  const { page, words } = reader;
  await expect.poll(() => dayButton(reader, date).getAttribute('aria-pressed')).toBe(wasOff);
  const said = page.waitForResponse((response) => response.url().includes('calendar.setDays') && response.ok());
  await how();
  await said;
  await expect.poll(() => stateOf(reader, date)).toContain(words('days.by.own'));
}
