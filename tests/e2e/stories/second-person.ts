import { createLoginToken, createUser, setRole } from '@magpie/db';
import type { EditorStory } from '../editor-story.ts';
import { watchPage, type WatchedPage } from '../watched-page.ts';

/** Somebody else with an account of their own, in a browser of their own, in the same language. */
export async function secondPerson(
  { reader, product, browser }: EditorStory,
  { id, name, workspaceId }: { readonly id: string; readonly name: string; readonly workspaceId: string },
): Promise<WatchedPage> {
  await createUser(product.db, { id, email: `${id}@localhost`, name });
  await setRole(product.db, workspaceId, { userId: id, role: 'editor' });
  const token = await createLoginToken(product.db, id, new Date(Date.now() + 600_000));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const other = await watchPage(context, reader.locale);
  await other.page.addInitScript((locale) => localStorage.setItem('magpie.preferences', JSON.stringify({ locale, theme: 'light' })), reader.locale);
  await other.page.goto(new URL(`/login?token=${token}`, product.link).href);
  await other.page.getByRole('heading', { name: other.words('journeys.title'), level: 1 }).waitFor();
  return other;
}
