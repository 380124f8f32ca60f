import { join } from 'node:path';
import { exportDocument } from '@magpie/journey';
import { qixiJourney } from '@magpie/nodes';
import { expect } from 'vitest';
import { focusCanvas, saving } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import { expectKeyboardIn } from '../keyboard-hands.ts';
import type { WatchedPage } from '../watched-page.ts';

/**
 * A broken file is told by its line and makes nothing; a flawed one is told by its steps and comes in; the editor then shows what was in it. Files may be
 * dropped, on the list and on an open journey, and a journey's text may be pasted.
 */
export async function importFile({ reader }: EditorStory): Promise<void> {
  const { page, words, locale } = reader;
  const good = qixiJourney({ id: 'qixi', locale });
  const name = locale === 'en' ? 'Brought in' : '导入的旅程';
  const choose = async (fileName: string, text: string): Promise<void> =>
    page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: fileName, mimeType: 'application/json', buffer: Buffer.from(text) });
  const dialog = (file: string) => page.getByRole('dialog', { name: words('import.title', { file }) });
  const create = (file: string) => dialog(file).getByRole('button', { name: words('import.create') });

  await page.getByRole('heading', { name: words('journeys.title'), level: 1 }).waitFor();
  await choose('broken.json', '{\n  "format": 1,\n  "nodes": [');
  await dialog('broken.json').getByText(words('import.unreadable')).waitFor();
  await dialog('broken.json')
    .getByText(words('import.line', { line: 3, column: 13 }))
    .waitFor();
  expect(await create('broken.json').isDisabled()).toBe(true);
  await expectAccessible(reader, 'import-broken');
  await page.keyboard.press('Escape');
  await dialog('broken.json').waitFor({ state: 'hidden' });

  await dropFile(reader, 'dropped.json', exportDocument(good), words('import.drop'));
  await dialog('dropped.json').getByText(words('import.sound')).waitFor();
  expect(await create('dropped.json').isEnabled()).toBe(true);
  await page.keyboard.press('Escape');
  await dialog('dropped.json').waitFor({ state: 'hidden' });

  const flawed = { ...good, name, nodes: good.nodes.map((node) => (node.id === 'sms-3' ? { ...node, type: 'carrier-pigeon' } : node)) };
  await choose('flawed.json', exportDocument(flawed));
  await dialog('flawed.json')
    .getByText(words('import.holds', { steps: good.nodes.length, edges: good.edges.length }))
    .waitFor();
  await dialog('flawed.json')
    .getByText(words('problem.journey.unknown-kind', { type: 'carrier-pigeon' }))
    .waitFor();
  await expectAccessible(reader, 'import-flawed');
  await create('flawed.json').click();
  await page.getByRole('application', { name: words('canvas.label') }).waitFor();
  await expect.poll(() => page.locator('.react-flow__node').count()).toBe(good.nodes.length);
  await page.getByText(words('card.unknown', { type: 'carrier-pigeon' })).waitFor();

  // Dropped on the open journey: looked at first, then added as a part of its own, and taken away by one undo.
  const steps = page.locator('.react-flow__node-step');
  const taken = (file: string) => page.getByRole('dialog', { name: words('take-in.title', { file }) });
  const add = (file: string) => taken(file).getByRole('button', { name: words('take-in.ok') });
  await dropFile(reader, 'broken.json', '{"format": 2, "nodes": [', words('take-in.drop'));
  await taken('broken.json').getByText(words('import.unreadable')).waitFor();
  expect(await add('broken.json').isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await taken('broken.json').waitFor({ state: 'hidden' });
  await dropFile(reader, 'qixi.json', exportDocument(good), words('take-in.drop'));
  await taken('qixi.json').getByText(words('take-in.no-entry')).waitFor();
  await expectAccessible(reader, 'take-in');
  await saving(reader, () => add('qixi.json').click());
  await expect.poll(() => steps.count()).toBe(good.nodes.length * 2 - 1);
  await page.getByText(words('take-in.done', { count: good.nodes.length - 1 })).waitFor();
  await taken('qixi.json').waitFor({ state: 'hidden' });
  await saving(reader, () => page.keyboard.press('ControlOrMeta+z'));
  await expect.poll(() => steps.count()).toBe(good.nodes.length);

  // Pasted as text on the canvas, it is the same; a text that is no journey asks nothing.
  await paste(reader, '{"format": "csv"}');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await paste(reader, exportDocument(good));
  const pasted = words('take-in.pasted');
  await saving(reader, () => add(pasted).click());
  await expect.poll(() => steps.count()).toBe(good.nodes.length * 2 - 1);
  await taken(pasted).waitFor({ state: 'hidden' });
  await expectKeyboardIn(page.getByRole('application', { name: words('canvas.label') }));
  await saving(reader, () => page.keyboard.press('ControlOrMeta+z'));
  await expect.poll(() => steps.count()).toBe(good.nodes.length);
}

/** Leads a file over the page, looks at what is said, and lets go. */
async function dropFile({ page, locale }: WatchedPage, name: string, text: string, label: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (file) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([file.text], file.name, { type: 'application/json' }));
      return transfer;
    },
    { name, text },
  );
  // A hand that holds a file over a page is told to it several times a second; a page that has only just come is told again.
  await expect
    .poll(async () => {
      for (const type of ['dragenter', 'dragover']) await page.dispatchEvent('body', type, { dataTransfer });
      return page.getByRole('status').getByText(label).isVisible();
    })
    .toBe(true);
  const folder = process.env['MAGPIE_SCREENSHOTS'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `drop-${name}-${locale}.png`) });
  await page.dispatchEvent('body', 'drop', { dataTransfer });
  await page.getByText(label).waitFor({ state: 'detached' });
}

async function paste(reader: WatchedPage, text: string): Promise<void> {
  await reader.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await focusCanvas(reader);
  await reader.page.keyboard.press('ControlOrMeta+v');
}
