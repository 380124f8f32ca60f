import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { createQixi } from '../create-journey.ts';
import { saving } from '../editor-hands.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** The same journey on the calendar: a step led three days on by mouse and one back by keys, undone, and looked at a year later. */
export async function dragOnTimeline({ reader }: EditorStory, name: string): Promise<void> {
  const { page, words } = reader;
  await createQixi(reader);
  await page.getByRole('article').filter({ hasText: name }).first().getByRole('heading').click();
  await page.getByRole('button', { name: words('drawn-as.timeline') }).click();
  const card = page.locator('.timeline-card').filter({ hasText: name });
  // What was selected in the flow is selected here.
  await expect.poll(() => card.getAttribute('aria-pressed')).toBe('true');
  await expectAccessible(reader, 'timeline');
  const before = await card.innerText();
  expect(before).toContain(words('when.offset', { days: '−14' }));

  await saving(reader, async () => {
    const box = await card.boundingBox();
    const [first, second] = await Promise.all([0, 1].map((index) => page.locator('.timeline-day').nth(index).boundingBox()));
    if (box === null || first === null || second === null || first === undefined || second === undefined)
      throw new Error('The timeline is not drawn');
    const day = second.x - first.x;
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

  await saving(reader, () => page.getByRole('application', { name: words('timeline.label') }).press('Alt+ArrowLeft'));
  await expect.poll(() => card.innerText()).toContain(words('when.offset', { days: '−12' }));

  await page.keyboard.press('ControlOrMeta+z');
  await saving(reader, () => page.keyboard.press('ControlOrMeta+z'));
  await expect.poll(() => card.innerText()).toBe(before);

  // Another year: the same offset, another date.
  const years = page.getByRole('group', { name: words('timeline.years') }).getByRole('button');
  await years.nth(1).click();
  await expect.poll(() => card.innerText()).not.toBe(before);
  expect(await card.innerText()).toContain(words('when.offset', { days: '−14' }));
  for (const zoom of ['hours', 'days', 'months', 'weeks'])
    await page.getByRole('button', { name: words(`timeline.zoom.${zoom}`), exact: true }).click();

  // And back: still selected.
  await page.getByRole('button', { name: words('drawn-as.flow') }).click();
  await page.locator('.react-flow__node.selected').filter({ hasText: name }).waitFor();
}
