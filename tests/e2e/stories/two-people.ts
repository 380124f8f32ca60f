import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { card, focusCanvas, openStep, retype, step } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import { freshDraft, openDraft } from './open-draft.ts';
import { secondPerson } from './second-person.ts';

/** Two people in one draft see each other and what the other does, both write in one step and keep both, and nothing of anybody is gone without a word. */
export async function twoPeople(given: EditorStory): Promise<void> {
  const { reader } = given;
  const name = reader.locale === 'en' ? 'Yi Chen' : '陈乙';
  const draft = await freshDraft(given, `two-people-${reader.locale}`);
  const other = await secondPerson(given, { id: `yi-${reader.locale}`, name, workspaceId: draft.workspaceId });
  const { words } = reader;
  await openDraft(reader, draft);
  await openDraft(other, draft);

  // They see each other in the top bar, and where the other is on the canvas.
  await reader.page
    .getByRole('list', { name: words('sharing.people') })
    .getByRole('button')
    .waitFor();
  await other.page
    .getByRole('list', { name: words('sharing.people') })
    .getByRole('button')
    .waitFor();
  await openStep(other, draft.first);
  await step(reader.page, draft.first)
    .getByRole('img', { name: words('sharing.here', { name }) })
    .waitFor();

  // What one does the other sees, without doing anything.
  const inspector = await openStep(other, draft.last);
  await retype(inspector.getByRole('textbox', { name: words('inspector.name') }), '收尾');
  await card(reader.page, '收尾').waitFor();

  // Who comes second to a step may read, and write only when they say so; different fields are both kept.
  const text = '【鹊桥茶铺】七夕礼盒上架，拒收请回复R';
  const mine = await openStep(reader, '收尾');
  await mine.getByText(words('sharing.lock', { name }), { exact: true }).waitFor();
  await expectAccessible(reader, 'two-people-locked');
  expect(await mine.locator('.soft-locked').evaluate((place) => place.matches('[inert]'))).toBe(true);
  await mine.getByRole('button', { name: words('sharing.lock.anyway') }).click();
  await Promise.all([retype(textField(mine), text), retype(inspector.getByRole('textbox', { name: words('inspector.name') }), '告别')]);
  await card(reader.page, '告别').getByText('七夕礼盒上架').waitFor();
  await card(other.page, '告别').getByText('七夕礼盒上架').waitFor();
  await card(other.page, '告别').waitFor();

  // Undo takes back what oneself did: the other's name stays.
  await focusCanvas(reader);
  await reader.page.keyboard.press('ControlOrMeta+z');
  await card(other.page, '告别').getByText('七夕礼盒上架').waitFor({ state: 'detached' });
  expect(await card(reader.page, '告别').count()).toBe(1);

  // A step that somebody has open is removed: they are told, and can put it back.
  await openStep(other, draft.first);
  await openStep(reader, draft.first);
  await focusCanvas(reader);
  await reader.page.keyboard.press('Delete');
  await card(other.page, draft.first).waitFor({ state: 'detached' });
  await expectAccessible(other, 'two-people-removed');
  await other.page.getByRole('button', { name: words('sharing.put-back') }).click();
  await card(reader.page, draft.first).waitFor();
  await expectAccessible(reader, 'two-people');

  expect(other.takeFaults()).toEqual([]);
  await other.page.context().close();
  await reader.page.getByRole('list', { name: words('sharing.people') }).waitFor({ state: 'detached' });
}

function textField(inspector: Locator): Locator {
  return inspector.locator('[data-path="text"]').locator('textarea, [contenteditable="true"]').first();
}
