import { expect } from 'vitest';
import { createQixi } from '../create-journey.ts';
import { card } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** The audience is simulated twice with one seed and once with a share of nobody; then the draft is changed. */
export async function simulateAudience({ reader }: EditorStory, message: string): Promise<void> {
  const { page, words } = reader;
  await createQixi(reader);
  await card(page, message).waitFor();
  await page.getByRole('button', { name: words('simulation.open') }).click();
  const panel = page.getByRole('region', { name: words('simulation.title') });
  const result = panel.locator('.simulation-result');
  const run = async (): Promise<string> => {
    await panel.getByRole('button', { name: words('simulation.run'), exact: true }).click();
    await panel.getByRole('button', { name: words('simulation.cancel'), exact: true }).waitFor({ state: 'hidden' });
    await result.waitFor();
    return result.innerText();
  };
  const first = await run();
  expect(await run()).toBe(first);
  const people = Number((await page.locator('.simulation-ribbon').innerText()).replaceAll(',', '').match(/\d+/)?.[0]);
  expect(people).toBeGreaterThan(20);
  const listed = await panel.locator('.simulation-paths small').allInnerTexts();
  expect(listed.reduce((sum, line) => sum + Number(line.replaceAll(',', '').match(/\d+/)?.[0]), 0)).toBe(people);
  expect(await result.getByText(words('simulation.covered')).count()).toBe(1);
  await expectAccessible(reader, 'simulation');

  // With nobody buying, the branch of the buyers is one that nobody takes.
  const share = panel.getByRole('slider', { name: words('simulation.share') });
  await share.focus();
  await page.keyboard.press('Home');
  expect(await run()).not.toBe(first);
  expect(await panel.locator('.simulation-missed button').count()).toBeGreaterThan(0);
  await expectAccessible(reader, 'simulation-untaken');

  await panel.getByRole('button', { name: words('simulation.close') }).click();
  await expect.poll(() => page.locator('.simulation-ribbon').count()).toBe(0);
  await page.getByRole('button', { name: words('simulation.open') }).click();
  await run();
  await card(page, message).click();
  await page.keyboard.press('Delete');
  await panel.getByText(words('simulation.stale')).waitFor();
  expect(await page.locator('.simulation-ribbon').count()).toBe(0);
}
