import { expect } from 'vitest';
import { createQixi } from '../create-journey.ts';
import { card, focusCanvas } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

export interface WalkNames {
  readonly message: string;
  /** Where buyers come to at last, and everybody else who was written to. */
  readonly bought: string;
  readonly left: string;
}

/** Somebody is made up, walked to the end, supposed to buy, walked again step by step; then a member. */
export async function walkOnePerson({ reader }: EditorStory, names: WalkNames): Promise<void> {
  const { page, words } = reader;
  await createQixi(reader);
  await card(page, names.message).waitFor();
  await focusCanvas(reader);
  await page.keyboard.press('w');
  const panel = page.getByRole('region', { name: words('walk.title') });
  const steps = panel.getByRole('list', { name: words('walk.steps') });
  await panel.getByText(words('walk.stays-out')).waitFor();
  expect(await panel.getByRole('img', { name: words('walk.unmet'), exact: true }).count()).toBeGreaterThan(1);

  // The holdout is left alone: somebody else is drawn into the messages.
  const suppose = panel.getByRole('button', { name: words('walk.suppose', { event: 'Order Completed' }) });
  for (let number = 0; number < 20 && (await suppose.count()) === 0; number++)
    await panel.getByRole('button', { name: words('walk.invented.next') }).click();
  await steps.getByRole('heading', { name: names.left }).waitFor();
  await panel.getByLabel('name', { exact: true }).fill('小鹊');
  await steps.getByText('小鹊').first().waitFor();
  await suppose.click();
  await steps.getByRole('heading', { name: names.bought }).waitFor();
  expect(await steps.getByRole('heading', { name: names.left }).count()).toBe(0);
  expect(
    await page
      .locator('.react-flow__node', { has: page.locator('.trail-here') })
      .filter({ hasText: names.bought })
      .count(),
  ).toBe(1);
  await expectAccessible(reader, 'walk');

  // What becomes of each message at the gate is foretold.
  expect(await steps.locator('.send-fate').count()).toBeGreaterThan(0);
  // What is supposed of one year is supposed of the next: at the same distance from the day.
  await panel.getByRole('combobox', { name: words('walk.occasion') }).click();
  await page.locator('.ant-select-item-option').nth(1).click();
  await steps.getByRole('heading', { name: names.bought }).waitFor();
  expect(await panel.locator('.walk-deed').count()).toBe(1);

  // By keys alone.
  await panel.getByRole('toolbar', { name: words('walk.controls') }).focus();
  await page.keyboard.press('Home');
  expect(await steps.getByRole('listitem').count()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.locator('.flow-edge-walked').count()).toBe(1);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => steps.getByRole('listitem').count()).toBe(2);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => steps.getByRole('listitem').count()).toBe(1);
  await page.keyboard.press('Space');
  await steps.getByRole('heading', { name: names.bought }).waitFor({ timeout: 30_000 });

  await panel.getByRole('button', { name: words('walk.anyone') }).click();
  await expect.poll(() => panel.locator('.walk-invented').count()).toBe(0);
  await panel.getByRole('combobox', { name: words('walk.occasion') }).click();
  await page.locator('.ant-select-item-option').last().click();
  await panel.getByText(words('walk.begins.past', { at: '', zone: '' }).slice(-12)).waitFor();
  await expectAccessible(reader, 'walk-member');
  await panel.getByRole('button', { name: words('walk.close') }).click();
  await expect.poll(() => page.locator('.trail-mark').count()).toBe(0);
}
