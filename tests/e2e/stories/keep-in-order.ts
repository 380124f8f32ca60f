import { expect } from 'vitest';
import { createQixi } from '../create-journey.ts';
import { retype, saving } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** Journeys are found, put into folders, copied, archived and brought back. */
export async function keepInOrder({ reader }: EditorStory): Promise<void> {
  const { page, words } = reader;
  const name = words('app.name') === 'Magpie' ? 'Kept in order' : '整理过的旅程';
  await createQixi(reader);
  await saving(reader, () => retype(page.getByRole('banner').getByRole('textbox', { name: words('journey.name') }), name));
  await page
    .getByRole('banner')
    .getByRole('link', { name: words('app.home') })
    .click();
  const link = (called: string) => page.getByRole('link', { name: called, exact: true });
  const choose = async (called: string, what: string): Promise<void> => {
    await page.getByRole('button', { name: words('journeys.more', { name: called }) }).click();
    // A menu that was closed stays in the page, hidden, and takes a moment to go.
    const menu = page.getByRole('menu').filter({ visible: true });
    await menu.getByRole('menuitem', { name: what }).click();
    await expect.poll(() => menu.count()).toBe(0);
  };

  await page.getByRole('textbox', { name: words('journeys.search') }).fill(name);
  await link(name).waitFor();
  await expect.poll(() => page.getByRole('listitem').count()).toBe(1);

  const copy = words('journeys.copy-name', { name });
  await choose(name, words('journeys.duplicate'));
  await link(copy).waitFor();

  await choose(copy, words('journeys.folder.move'));
  await page.getByRole('textbox', { name: words('journeys.folder.name') }).fill('2027');
  await page.getByRole('button', { name: words('journeys.folder.ok'), exact: true }).click();
  await page
    .getByRole('group', { name: words('journeys.folders') })
    .getByRole('button', { name: '2027' })
    .click();
  await expect.poll(() => page.getByRole('listitem').count()).toBe(1);
  await expectAccessible(reader, 'folder');

  await choose(copy, words('journeys.archive'));
  await page.getByText(words('journeys.archive.done', { name: copy })).waitFor();
  await page.getByRole('button', { name: words('journeys.archived') }).click();
  await choose(copy, words('journeys.unarchive'));
  await page.getByText(words('journeys.unarchive.done', { name: copy })).waitFor();
  // The address says what is looked at: the same after loading it again.
  await page.getByRole('button', { name: words('journeys.archived') }).click();
  await link(copy).waitFor();
  await page.reload();
  await link(copy).waitFor();
  await page.getByRole('textbox', { name: words('journeys.search') }).fill('no such journey');
  await page.getByRole('heading', { name: words('journeys.none-found') }).waitFor();
  await expectAccessible(reader, 'nothing found');
}
