import { setRole } from '@magpie/db';
import { expect } from 'vitest';
import { card, focusCanvas, saving, step } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import { freshDraft, openDraft } from './open-draft.ts';
import { secondPerson } from './second-person.ts';

/** Who may only look sees the draft and who is where, changes nothing, and says what they think; several threads at one step are opened one by one. */
export async function lookOn(given: EditorStory): Promise<void> {
  const { reader, product } = given;
  const { page, words, locale } = reader;
  const draft = await freshDraft(given, `look-on-${locale}`);
  const onlooker = await secondPerson(given, { id: `ding-${locale}`, name: locale === 'en' ? 'Ding Zhou' : '周丁', workspaceId: draft.workspaceId });
  await setRole(product.db, draft.workspaceId, { userId: `ding-${locale}`, role: 'viewer' });
  await openDraft(reader, draft);
  const canvas = onlooker.page.getByRole('application', { name: words('canvas.label') });
  await onlooker.page.goto(draft.url);
  await canvas.waitFor();
  await onlooker.page.getByText(words('sharing.look-only')).waitFor();
  await expectAccessible(onlooker, 'look-on');

  // Nothing that draws is offered, and keys draw nothing.
  for (const name of [words('publish.open'), words('rehearse.open'), words('edit.undo'), words('palette.add')])
    expect(await onlooker.page.getByRole('button', { name, exact: true }).count()).toBe(0);
  await onlooker.page.getByText(words('keys.arrows')).waitFor();
  expect(await onlooker.page.getByText(words('keys.undo')).count()).toBe(0);
  const count = await onlooker.page.locator('.react-flow__node').count();
  await card(onlooker.page, draft.first).getByRole('heading').click();
  await focusCanvas(onlooker);
  for (const key of ['Delete', 'a', 'n', 'g', 'ControlOrMeta+d', 'Shift+ArrowDown']) await onlooker.page.keyboard.press(key);
  expect(await onlooker.page.locator('.react-flow__node').count()).toBe(count);
  await onlooker.page.keyboard.press('ControlOrMeta+k');
  await onlooker.page.getByRole('combobox', { name: words('find.search') }).fill(words('command.duplicate'));
  await onlooker.page
    .getByRole('option', { name: words('command.duplicate') })
    .getByText(words('obstacle.view-only'))
    .waitFor();
  await onlooker.page.keyboard.press('Escape');

  // They comment twice at one step, and settle what they began.
  const say = async (text: string, open: number): Promise<void> => {
    await focusCanvas(onlooker);
    await onlooker.page.keyboard.press('c');
    const field = onlooker.page.getByRole('textbox', { name: words('comments.say') });
    await field.fill(text);
    await field.press('ControlOrMeta+Enter');
    await page.getByRole('button', { name: words('comments.at-step', { step: draft.first, count: open }) }).waitFor();
  };
  await say('A?', 1);
  await say('B?', 2);
  const bubble = page.getByRole('button', { name: words('comments.at-step', { step: draft.first, count: 2 }) });
  const shown = page.locator('.comment-shown');
  for (const text of ['A?', 'B?', 'A?']) {
    await bubble.click();
    await expect.poll(() => shown.locator('.comment-one p').allInnerTexts()).toEqual([text]);
  }
  await expectAccessible(reader, 'threads-one-by-one');
  await onlooker.page
    .getByRole('button', { name: words('comments.resolve') })
    .first()
    .click();
  await page.getByRole('button', { name: words('comments.at-step', { step: draft.first, count: 1 }) }).waitFor();
  await page.getByRole('button', { name: words('comments.close') }).click();

  // Who is at a note is seen there, as at a step.
  await focusCanvas(reader);
  await saving(reader, async () => {
    await page.keyboard.press('n');
    await page.keyboard.type('Magpie');
    await page.keyboard.press('Escape');
  });
  const note = onlooker.page.locator('.react-flow__node-note').filter({ hasText: 'Magpie' });
  await note.locator('.people-here').waitFor();
  await expectAccessible(onlooker, 'somebody-at-a-note');
  await card(page, draft.first).getByRole('heading').click();
  await step(onlooker.page, draft.first).locator('.people-here').waitFor();
  await note.locator('.people-here').waitFor({ state: 'detached' });

  expect(onlooker.takeFaults()).toEqual([]);
  await onlooker.page.context().close();
}
