import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createQixi } from '../create-journey.ts';
import { card } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** The journey as JSON, as PNG and as SVG: each a file that holds all of it, and the canvas is as it was. */
export async function exportPictures({ reader }: EditorStory, message: string): Promise<void> {
  const { page, words, locale } = reader;
  await createQixi(reader);
  await card(page, message).waitFor();
  const before = await page.locator('.react-flow__viewport').getAttribute('style');
  const save = async (format: 'json' | 'png' | 'svg'): Promise<Buffer> => {
    await page.getByRole('button', { name: words('journey.export'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: words('export.title') });
    await dialog.getByRole('radio', { name: words(`export.${format}`) }).check();
    if (format === 'png') await expectAccessible(reader, 'export');
    const coming = page.waitForEvent('download');
    await dialog.getByRole('button', { name: words('export.save'), exact: true }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
    await dialog.waitFor({ state: 'hidden' });
    const file = await readFile(await download.path());
    const kept = process.env['MAGPIE_SCREENSHOTS'];
    if (kept !== undefined && format !== 'json') await writeFile(join(kept, `exported-${locale}.${format}`), file);
    return file;
  };
  expect(JSON.parse((await save('json')).toString())).toMatchObject({ format: 2 });
  const png = await save('png');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Width and height of the picture: five columns of cards, twice as fine as the screen.
  expect(png.readUInt32BE(16)).toBeGreaterThan(2_000);
  expect(png.readUInt32BE(20)).toBeGreaterThan(800);
  const svg = (await save('svg')).toString();
  expect(svg).toContain('<svg');
  expect(svg).toContain(message);
  // An edge keeps its look where no stylesheet reaches.
  expect(svg).toMatch(/class="flow-edge flow-edge-none"[^>]* style="[^"]*stroke: rgb/);
  expect(svg).toContain('data:font');
  expect(svg).not.toContain('insert-button');
  expect(await page.locator('.react-flow__viewport').getAttribute('style')).toBe(before);
}
