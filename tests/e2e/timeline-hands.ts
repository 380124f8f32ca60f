import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { WatchedPage } from './watched-page.ts';

/** What is drawn on the calendar. */
export function timelineOf({ page, words }: WatchedPage): Locator {
  return page.getByRole('application', { name: words('timeline.label') });
}

/** A step's card on the calendar, by its name. */
export function timelineCard({ page }: WatchedPage, name: string): Locator {
  return page.locator('.timeline-card').filter({ has: page.getByText(name, { exact: true }) });
}

export interface DayOnScreen {
  readonly date: string;
  readonly left: number;
  readonly width: number;
}

/** The days of the ruler that are in sight. */
export async function daysInSight({ page }: WatchedPage): Promise<readonly DayOnScreen[]> {
  const days = await page.locator('.timeline-day').evaluateAll((elements) =>
    elements.map((element) => {
      const { left, width } = element.getBoundingClientRect();
      return { date: element.getAttribute('data-date') ?? '', left, width };
    }),
  );
  const box = await page.locator('.timeline').boundingBox();
  if (box === null) throw new Error('The timeline is not drawn');
  return days.filter(({ left, width }) => left + width > box.x && left < box.x + box.width);
}

/** The day that stands at a place of the screen; null where none is written. */
export async function dayAt(reader: WatchedPage, x: number): Promise<DayOnScreen | null> {
  return (await daysInSight(reader)).find(({ left, width }) => left <= x && x < left + width) ?? null;
}

/** Waits until a date is in sight. */
export async function expectDay(reader: WatchedPage, date: string): Promise<void> {
  await expect.poll(async () => (await daysInSight(reader)).map((day) => day.date)).toContain(date);
}

/** Turns the wheel with Ctrl over a place, and waits until days are wider or narrower. */
export async function zoomAt(reader: WatchedPage, place: { readonly x: number; readonly y: number }, turn: number): Promise<void> {
  const { page } = reader;
  const widthOf = async (): Promise<number> => (await dayAt(reader, place.x))?.width ?? 0;
  const before = await widthOf();
  await page.mouse.move(place.x, place.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, turn);
  await page.keyboard.up('Control');
  await expect.poll(async () => (turn < 0 ? (await widthOf()) > before : (await widthOf()) < before)).toBe(true);
}
