import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { focusCanvas, saving } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import { expectKeyboardIn, pick, tabTo } from '../keyboard-hands.ts';
import { freshDraft, openDraft } from './open-draft.ts';

/** Edges by keyboard: arrows come to them, they are opened, led elsewhere, inserted into and cut; a step goes behind the way out that one chooses. */
export async function walkAlongEdges(given: EditorStory): Promise<void> {
  const { reader } = given;
  const { page, words, locale } = reader;
  const draft = await freshDraft(given, `edges-${locale}`);
  const { nodes, edges } = draft.document;
  await openDraft(reader, draft);
  const canvas = page.getByRole('application', { name: words('canvas.label') });
  const inspector = page.getByRole('complementary', { name: words('app.inspector') });
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? '';
  const wire = edges.find(({ from, to }) => from === 'sms-3' && to === 'sms-0');
  const edge = page.locator(`.react-flow__edge[data-id="${wire?.id ?? ''}"]`);
  const leads = (to: string): Promise<void> =>
    expect.poll(() => edge.getAttribute('aria-label')).toBe(words('edge.label', { from: nameOf('sms-3'), port: words('outcome.send-sms.out'), to }));
  const isSelected = async (thing: Locator): Promise<boolean> => (await thing.getAttribute('class'))?.includes('selected') === true;

  // From a step to the edge, which says what it is, and on to where it leads.
  await page.locator('.react-flow__node[data-id="sms-3"]').getByRole('heading').click();
  await focusCanvas(reader);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => isSelected(edge)).toBe(true);
  await page
    .getByRole('status')
    .getByText(words('edge.label', { from: nameOf('sms-3'), port: words('outcome.send-sms.out'), to: nameOf('sms-0') }))
    .waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => isSelected(page.locator('.react-flow__node[data-id="sms-0"]'))).toBe(true);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => isSelected(edge)).toBe(true);

  // Opened: led to another step, and back by undo.
  await page.keyboard.press('Enter');
  await expect.poll(() => inspector.evaluate((aside) => aside.contains(document.activeElement))).toBe(true);
  await expectAccessible(reader, 'edge-open');
  await tabTo(reader, inspector.getByRole('combobox', { name: words('edge.to') }));
  await saving(reader, () => pick(reader, nameOf('bought')));
  await leads(nameOf('bought'));
  await focusCanvas(reader);
  await saving(reader, () => page.keyboard.press('ControlOrMeta+z'));
  await leads(nameOf('sms-0'));

  // L leads it elsewhere as well; it stays selected.
  await page.keyboard.press('l');
  const connect = page.getByRole('dialog', { name: words('connect.title', { name: nameOf('sms-3') }) });
  await expectKeyboardIn(connect.getByRole('combobox'));
  await page.keyboard.insertText(nameOf('bought'));
  await connect.getByRole('option', { name: nameOf('bought'), selected: true }).waitFor();
  await saving(reader, () => page.keyboard.press('Enter'));
  await leads(nameOf('bought'));
  await expectKeyboardIn(canvas);
  await expect.poll(() => isSelected(edge)).toBe(true);
  await saving(reader, () => page.keyboard.press('ControlOrMeta+z'));

  // A step into it, and away again with its path healed.
  const count = await page.locator('.react-flow__node').count();
  await saving(reader, async () => {
    await page.keyboard.press('a');
    await expectKeyboardIn(page.getByRole('combobox', { name: words('palette.search') }));
    await page.keyboard.insertText(words('kind.wait'));
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.react-flow__node').count()).toBe(count + 1);
  });
  await saving(reader, () => page.keyboard.press('ControlOrMeta+z'));

  // Cut.
  await page.locator('.react-flow__node[data-id="sms-3"]').getByRole('heading').click();
  await focusCanvas(reader);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => isSelected(edge)).toBe(true);
  await saving(reader, () => page.keyboard.press('Delete'));
  await edge.waitFor({ state: 'detached' });
  await saving(reader, () => page.keyboard.press('ControlOrMeta+z'));
  await edge.waitFor({ state: 'attached' });

  // Behind a way out of one's choice: not the open one, the one that was walked to.
  await page.locator('.react-flow__node[data-id="bought"]').getByRole('heading').click();
  await focusCanvas(reader);
  await page.keyboard.press('a');
  await expectKeyboardIn(page.getByRole('combobox', { name: words('palette.search') }));
  const way = page.getByRole('group', { name: words('palette.way', { name: nameOf('bought') }) });
  await page.keyboard.press('Shift+Tab');
  await expect.poll(() => way.evaluate((group) => group.contains(document.activeElement))).toBe(true);
  await way.getByRole('radio', { name: words('outcome.await-event.timeout') }).waitFor({ state: 'attached' });
  for (let turn = 0; turn < 3 && !(await way.getByRole('radio', { name: words('outcome.await-event.timeout') }).isChecked()); turn += 1)
    await page.keyboard.press('ArrowRight');
  await expectAccessible(reader, 'way-out');
  await page.keyboard.press('Enter');
  await expectKeyboardIn(page.getByRole('combobox', { name: words('palette.search') }));
  await page.keyboard.insertText(words('kind.wait'));
  await saving(reader, () => page.keyboard.press('Enter'));
  await page
    .locator('.react-flow__edge[aria-label*="' + words('outcome.await-event.timeout') + '"]')
    .first()
    .waitFor({ state: 'attached' });
  const label = words('edge.label', { from: nameOf('bought'), port: words('outcome.await-event.timeout'), to: words('kind.wait') });
  await page.locator(`.react-flow__edge[aria-label="${label}"]`).waitFor({ state: 'attached' });
}
