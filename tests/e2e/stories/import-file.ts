import { exportDocument } from '@magpie/journey';
import { qixiJourney } from '@magpie/nodes';
import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** A broken file is told by its line and makes nothing; a flawed one is told by its steps and comes in; the editor then shows what was in it. */
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
}
