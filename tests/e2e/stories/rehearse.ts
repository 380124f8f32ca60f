import type { RunRef } from '@magpie/engine';
import { readRun, runCounts } from '@magpie/engine';
import type { Database } from '@magpie/db';
import { expect } from 'vitest';
import { expectAccessible } from '../expect-accessible.ts';
import type { WatchedPage } from '../watched-page.ts';

const runWithinMs = 120_000;

/** Rehearse what the draft is, the published version: as fast as it goes, or taking at least so many seconds. Resolves on the run's page. */
export async function rehearse(author: WatchedPage, version: number, atLeastSeconds?: 30 | 60): Promise<RunRef> {
  const { page, words } = author;
  await page.getByRole('button', { name: words('rehearse.open'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words('rehearse.title') });
  await dialog.getByLabel(words('rehearse.pace')).click();
  const pace = atLeastSeconds === undefined ? words('rehearse.pace.fastest') : words('rehearse.pace.seconds', { count: atLeastSeconds });
  await page.locator('.ant-select-item-option').getByText(pace, { exact: true }).click();
  await expectAccessible(author, 'rehearse');
  await dialog.getByRole('button', { name: words('rehearse.begin') }).click();
  await page.waitForURL(/\/runs\/[^/]+$/, { timeout: 30_000 });
  await page.getByRole('banner').getByText(words('journey.version', { version }), { exact: true }).waitFor();
  const [, workspaceId = '', runId = ''] = /\/w\/([^/]+)\/runs\/([^/?]+)/.exec(page.url()) ?? [];
  return { workspaceId: decodeURIComponent(workspaceId), runId: decodeURIComponent(runId) };
}

/** People move: the head-counts of the cards change, and change again, with nobody asking for it. */
export async function watchPeopleMove(reader: WatchedPage): Promise<void> {
  const seen = new Set<string>();
  await expect.poll(async () => seen.add(await headCounts(reader)).size, { timeout: runWithinMs, interval: 250 }).toBeGreaterThanOrEqual(4);
}

/** Stays until the page itself says that the run is over. */
export async function watchToEnd({ page, words }: WatchedPage, state: 'finished' | 'stopped' = 'finished'): Promise<void> {
  await page.locator(`[data-state="${state}"]`).waitFor({ timeout: runWithinMs });
  await page.getByText(words('run.still')).waitFor();
  await page.getByRole('heading', { name: words('result.title') }).waitFor();
  expect(await page.getByRole('button', { name: words('run.pause'), exact: true }).count()).toBe(0);
  expect(await page.getByRole('button', { name: words('run.stop'), exact: true }).count()).toBe(0);
}

/** Paused: nobody moves on the screen or in the rows, however often the page asks. Then on again. */
export async function pauseAndGoOn(reader: WatchedPage, db: Database, run: RunRef): Promise<void> {
  const { page, words } = reader;
  await page.getByRole('button', { name: words('run.pause'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words('run.pause.title') });
  await expectAccessible(reader, 'pause');
  await dialog.getByRole('button', { name: words('run.pause'), exact: true }).click();
  await page.locator('[data-state="paused"]').waitFor();
  await expect.poll(async () => (await readRun(db, run)).state, { timeout: 30_000 }).toBe('paused');

  await nextNumbers(reader);
  const [shown, counted] = [await headCounts(reader), await runCounts(db, run)];
  await nextNumbers(reader);
  expect(await headCounts(reader)).toBe(shown);
  expect(await runCounts(db, run)).toEqual(counted);
  await expectAccessible(reader, 'paused');

  await page.getByRole('button', { name: words('run.resume'), exact: true }).click();
  await page.getByRole('button', { name: words('run.pause'), exact: true }).waitFor();
  await expectAccessible(reader, 'resumed', { settled: false });
  await expect.poll(() => headCounts(reader), { timeout: runWithinMs }).not.toBe(shown);
}

/** Stopped for good, in the middle: whoever is inside leaves, and there is no going on. */
export async function stopInTheMiddle(
  reader: WatchedPage,
  { db, run, ends }: { readonly db: Database; readonly run: RunRef; readonly ends: ReadonlySet<string> },
): Promise<void> {
  const { page, words } = reader;
  await expect
    .poll(async () => (await runCounts(db, run)).reduce((people, { entered }) => people + entered, 0), { timeout: runWithinMs })
    .toBeGreaterThan(0);
  await page.getByRole('button', { name: words('run.stop'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words('run.stop.title') });
  await expectAccessible(reader, 'stop');
  await dialog.getByRole('button', { name: words('run.stop'), exact: true }).click();
  await watchToEnd(reader, 'stopped');
  expect(await page.getByRole('button', { name: words('run.resume'), exact: true }).count()).toBe(0);
  expect((await readRun(db, run)).state).toBe('stopped');
  const inside = (await runCounts(db, run)).reduce((people, { node, here }) => (ends.has(node) ? people : people + here), 0);
  await page.getByText(words('run.inside.stopped', { people: inside })).waitFor();
}

/** The feet of all cards: who came, who is here, how they left. */
async function headCounts({ page, words }: WatchedPage): Promise<string> {
  return (
    await page
      .getByRole('group', { name: words('run.canvas') })
      .locator('.run-foot')
      .allInnerTexts()
  ).join('\n');
}

/** Waits until the page has asked for the run's numbers once more. */
async function nextNumbers({ page }: WatchedPage): Promise<void> {
  await page.waitForResponse((response) => response.url().includes('runs.get') && response.ok());
}
