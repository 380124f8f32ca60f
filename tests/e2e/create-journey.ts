import { qixiJourney } from '@magpie/nodes';
import type { WatchedPage } from './watched-page.ts';

/** From the list: a journey from the Qixi template, in the reader's language; resolves when it is open in the editor. */
export async function createQixi({ page, words, locale }: WatchedPage): Promise<void> {
  await page.getByRole('button', { name: words('journeys.new') }).click();
  const gallery = page.getByRole('dialog', { name: words('gallery.title') });
  await gallery.getByRole('button', { name: new RegExp(`^${qixiJourney({ id: 'qixi', locale }).name}`) }).click();
  await gallery.getByRole('button', { name: words('gallery.use') }).click();
  await page.getByRole('application', { name: words('canvas.label') }).waitFor();
}
