import { changeDraft } from '@magpie/db';
import { applyEdit, type Edit, parseDocument } from '@magpie/journey';
import { kinds } from '@magpie/nodes';
import { expect } from 'vitest';
import { card, openStep, retype } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import { watchPage, type WatchedPage } from '../watched-page.ts';
import { freshDraft, openDraft, type OpenDraft } from './open-draft.ts';

/** A tab that dies while nothing gets through loses nothing: what it had is there again and is saved once; what no longer fits is the author's to decide. */
export async function crashAndRecover(given: EditorStory): Promise<void> {
  const { reader, product } = given;
  const { words } = reader;
  const draft = await freshDraft(given, `crash-${reader.locale}`);
  const changes = async (): Promise<number> =>
    (await product.db.selectFrom('journey_change').select('revision').where('journey_id', '=', draft.document.id).execute()).length;

  // The connection goes away and comes back.
  const first = await anotherTab(reader);
  await openDraft(first, draft);
  const network = await first.page.context().newCDPSession(first.page);
  const offline = (isOffline: boolean): Promise<unknown> =>
    network.send('Network.emulateNetworkConditions', { offline: isOffline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await offline(true);
  await rename(first, draft.last, '断网时写的');
  await first.page.locator('[data-save="offline"]').waitFor();
  await expectAccessible(first, 'offline');
  // Another tab of the same browser leaves alone what a living one has not saved yet, and sees it as soon as it is.
  const beside = await anotherTab(reader);
  await openDraft(beside, draft);
  await card(beside.page, draft.last).waitFor();
  expect(await beside.page.getByText(words('draft.restored'), { exact: true }).count()).toBe(0);
  await offline(false);
  await card(beside.page, '断网时写的').waitFor();
  expect(beside.takeFaults()).toEqual([]);
  await beside.page.close();
  await first.page.locator('[data-save="saved"]').waitFor();
  const before = await changes();

  // The tab is killed while its change is on the way and nobody answers.
  await first.page.route('**/trpc/*journeys.change*', () => undefined);
  await rename(first, draft.first, '没来得及保存');
  await first.page.locator('[data-save="saving"]').waitFor();
  await kill(first);
  expect(await changes()).toBe(before);
  const second = await anotherTab(reader);
  await second.page.goto(draft.url);
  await card(second.page, '没来得及保存').waitFor();
  await second.page.getByText(words('draft.restored'), { exact: true }).waitFor();
  await expectAccessible(second, 'recovered');
  await second.page.locator('[data-save="saved"]').waitFor();
  const after = await changes();
  expect(after).toBeGreaterThan(before);
  await second.page.reload();
  await card(second.page, '没来得及保存').waitFor();
  expect(await changes()).toBe(after);

  // Killed again; meanwhile somebody removes the step it wrote in: the author chooses, and can still read what they wrote.
  await second.page.route('**/trpc/*journeys.change*', () => undefined);
  await rename(second, '断网时写的', '还放得上');
  await rename(second, '没来得及保存', '放不上的名字');
  await second.page.locator('[data-save="saving"]').waitFor();
  await kill(second);
  await removeMeanwhile(given, draft);
  const third = await anotherTab(reader);
  await third.page.goto(draft.url);
  await third.page.getByText(words('sharing.recover'), { exact: true }).waitFor();
  await expectAccessible(third, 'recover-choice');
  await third.page.getByRole('button', { name: words('sharing.recover.keep') }).click();
  await third.page.getByText('放不上的名字', { exact: true }).waitFor();
  await third.page.locator('[data-save="saved"]').waitFor();
  await card(third.page, '还放得上').waitFor();
  expect(await card(third.page, '放不上的名字').count()).toBe(0);
  await expectAccessible(third, 'recovered-in-part');
  expect(third.takeFaults()).toEqual([]);
  await third.page.close();
}

async function rename(author: WatchedPage, from: string, to: string): Promise<void> {
  const inspector = await openStep(author, from);
  await retype(inspector.getByRole('textbox', { name: author.words('inspector.name') }), to);
  await card(author.page, to).waitFor();
}

/** A tab of the same browser, signed in as the reader is. */
async function anotherTab({ page, locale }: WatchedPage): Promise<WatchedPage> {
  const tab = await watchPage(page.context(), locale);
  await tab.page.addInitScript((chosen) => localStorage.setItem('magpie.preferences', JSON.stringify({ locale: chosen, theme: 'light' })), locale);
  return tab;
}

/** Ends the tab's process as a crash does: none of its code runs any more. */
async function kill({ page }: WatchedPage): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

async function removeMeanwhile({ product }: EditorStory, { workspaceId, document }: OpenDraft): Promise<void> {
  const changed = await changeDraft(product.db, {
    workspaceId,
    id: document.id,
    author: null,
    client: null,
    baseRevision: 0,
    changes: [{ changeId: `meanwhile-${document.id}`, edit: null }],
    decide: ({ document: stored }) => {
      const parsed = parseDocument(stored, kinds);
      const gone = parsed.ok ? parsed.value.nodes.find(({ name }) => name === '没来得及保存') : undefined;
      if (!parsed.ok || gone === undefined) throw new Error('the step is not there');
      const edit: Edit = { type: 'removeNode', id: gone.id };
      const edited = applyEdit(parsed.value, edit);
      if (!edited.ok) throw new Error('it cannot be removed');
      return {
        document: edited.value.document,
        name: edited.value.document.name,
        taken: [{ changeId: `meanwhile-${document.id}`, edit, inverse: edited.value.inverse }],
        refused: [],
      };
    },
  });
  expect(changed.ok).toBe(true);
}
