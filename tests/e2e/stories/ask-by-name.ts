import { qixiJourney } from '@magpie/nodes';
import { expect } from 'vitest';
import { createQixi } from '../create-journey.ts';
import { focusCanvas, saving } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** Everything can be asked for by name: a step by what it says, a command by its own; what input methods compose is none of it. */
export async function askByName({ reader }: EditorStory): Promise<void> {
  const { page, words, locale } = reader;
  const { nodes } = qixiJourney({ id: 'qixi', locale });
  const sms3 = nodes.find(({ id }) => id === 'sms-3');
  await createQixi(reader);
  await focusCanvas(reader);
  await page.keyboard.press('ControlOrMeta+k');
  const box = page.getByRole('combobox', { name: words('find.search') });
  await expect.poll(() => box.evaluate((input) => input === document.activeElement)).toBe(true);
  await expectAccessible(reader, 'palette');

  // By what it says.
  await box.fill(locale === 'en' ? 'three days to' : '还有三天');
  const option = page.getByRole('option', { selected: true });
  await expect.poll(() => option.innerText()).toContain(sms3?.name ?? '');
  // Enter that ends a composition chooses nothing.
  await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
  expect(await box.isVisible()).toBe(true);
  await page.keyboard.press('Enter');
  await page
    .locator('.react-flow__node.selected')
    .filter({ hasText: sms3?.name ?? '' })
    .waitFor();

  // A command by its name; one that cannot be done now says so.
  await page.keyboard.press('ControlOrMeta+k');
  await box.fill(words('command.undo'));
  expect(await page.getByRole('option').first().getAttribute('aria-disabled')).toBe('true');
  await box.fill(words('command.select-all'));
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.react-flow__node.selected').count()).toBe(nodes.length);

  // Several steps at once are lined up, as one step of undo.
  const lefts = (): Promise<number> =>
    page.locator('.react-flow__node').evaluateAll((cards) => new Set(cards.map((card) => Math.round(card.getBoundingClientRect().left))).size);
  expect(await lefts()).toBeGreaterThan(1);
  await saving(reader, () =>
    page
      .getByRole('toolbar', { name: words('command-group.arrange') })
      .getByRole('button', { name: words('command.align-left') })
      .click(),
  );
  await expect.poll(lefts).toBe(1);
  await expectAccessible(reader, 'several');
  await saving(reader, () => page.keyboard.press('ControlOrMeta+z'));
  await expect.poll(lefts).toBeGreaterThan(1);

  await page.keyboard.press('?');
  await page
    .getByRole('dialog', { name: words('command.shortcuts') })
    .getByText(words('command.redo'))
    .waitFor();
  await expectAccessible(reader, 'shortcuts');
}
