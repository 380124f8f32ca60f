import { ingestFacts, listAudit } from '@magpie/db';
import { dayMs } from '@magpie/kit';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import type { WordsOf } from '../words-of.ts';

const people = 40;

/** How long events are kept is looked at before it is said, confirmed, done by the worker, told on the page of a person, and taken back. */
export async function keepEvents({ reader, product: { db } }: EditorStory): Promise<void> {
  const { page, words, locale } = reader;
  await page.waitForURL(/\/w\/[^/]+\/journeys/);
  const workspaceId = /\/w\/([^/]+)\//.exec(page.url())?.[1] ?? '';
  const name = `Page Viewed ${locale}`;
  const { rows: found } = await sql<{ no: number; externalId: string }>`
    select no, external_id as "externalId" from member where workspace_id = ${workspaceId} and erased_at is null and alias_of is null
    order by no desc limit ${people}`.execute(db);
  const now = Date.now();
  await ingestFacts(
    db,
    workspaceId,
    found.flatMap(({ externalId }) =>
      [900, 10].map((days) => ({ type: 'event' as const, id: `${name} ${externalId} ${days}`, name, externalId, occurredAt: now - days * dayMs })),
    ),
  );
  const left = async (): Promise<number> =>
    (await sql<{ events: number }>`select count(*)::int as events from event where workspace_id = ${workspaceId} and name = ${name}`.execute(db))
      .rows[0]?.events ?? 0;

  await page.getByRole('button', { name: words('settings.open') }).click();
  await page.getByRole('menuitem', { name: words('settings.retention') }).click();
  await page.getByRole('heading', { level: 1, name: words('settings.retention') }).waitFor();
  const form = page.getByRole('region', { name: words('retention.question') });
  await form.getByRole('radio', { name: words('retention.forever') }).waitFor();
  expect(await form.getByRole('radio', { name: words('retention.forever') }).isChecked()).toBe(true);
  await expectAccessible(reader, 'retention-first');

  await form.getByRole('radio', { name: words('retention.limited') }).check();
  const days = form.getByLabel(words('retention.days'), { exact: true });
  await days.fill('12');
  await expect.poll(() => form.getByRole('button', { name: words('retention.save'), exact: true }).isDisabled()).toBe(true);
  await expectAccessible(reader, 'retention-too-short');
  await days.fill('800');
  const outlook = form.getByRole('region', { name: words('retention.preview') });
  const figure = (key: string) => outlook.locator('dt', { hasText: words(key) }).locator('+ dd');
  await expect.poll(() => figure('retention.preview.events').innerText()).toBe(String(people));
  await expectAccessible(reader, 'retention-outlook');
  // Looking has changed nothing.
  expect(await left()).toBe(2 * people);

  await form.getByRole('button', { name: words('retention.save.review') }).click();
  const dialog = page.getByRole('dialog', { name: words('retention.confirm.title', { count: people, events: people }) });
  const go = dialog.getByRole('button', { name: words('retention.confirm.go') });
  await expect.poll(() => go.isDisabled()).toBe(true);
  await dialog.getByRole('checkbox', { name: words('retention.confirm.known') }).check();
  await expectAccessible(reader, 'retention-confirm');
  await go.click();
  await dialog.waitFor({ state: 'hidden' });

  const turn = page.getByRole('region', { name: words('retention.turn'), exact: true });
  await expect.poll(left, { timeout: 60_000 }).toBe(people);
  await turn.getByText(aroundMoment('retention.turn.ended', words)).waitFor();
  await turn.getByText(aroundMoment('retention.gone', words)).waitFor();
  await expectAccessible(reader, 'retention-done');
  expect((await listAudit(db, workspaceId, 2)).map(({ action, detail }) => [action, detail])).toEqual([
    ['retention.removed', { events: people, days: 800 }],
    ['retention.set', { days: 800, before: null }],
  ]);

  await page.goto(new URL(`/w/${workspaceId}/members/${found[0]?.no}`, page.url()).href);
  const story = page.getByRole('region', { name: words('members.story') });
  await story.getByText(aroundMoment('members.story.gone', words)).waitFor();
  await expectAccessible(reader, 'member-gone');

  await page.goBack();
  await form.getByRole('radio', { name: words('retention.forever') }).check();
  await form.getByText(words('retention.preview.forever')).waitFor();
  await expectAccessible(reader, 'retention-back');
  await form.getByRole('button', { name: words('retention.save'), exact: true }).click();
  await turn.getByText(words('retention.turn.never')).waitFor();
}

/** Most of a sentence that names a moment: what stands on one side of it. */
function aroundMoment(key: string, words: WordsOf): string {
  const sides = words(key, { count: people, events: people, at: '|', before: '|' }).split('|');
  return sides.reduce((longest, side) => (side.length > longest.length ? side : longest), '').trim();
}
