import { cpus } from 'node:os';
import { chromium, type Page } from 'playwright-core';
import { type JourneySize, largeJourney } from './large-journey.ts';
import { keyMs, type KeyTimes, openMs, taskMs } from './measure-editor.ts';
import { grip, measureMoves, type Moves } from './moves.ts';
import { servePlain } from './serve-plain.ts';
import { startProduct } from './start-product.ts';

export interface CanvasReport {
  readonly bench: 'canvas';
  readonly nodes: number;
  readonly edges: number;
  readonly machine: { readonly cores: number; readonly processor: string; readonly node: string; readonly chromium: string };
  /** From the draft's arrival to the first card. */
  readonly openMs: number;
  readonly editor: Moves;
  readonly plain: Moves;
  /** Frames of the editor for each of the plain page's. */
  readonly ratio: Readonly<Record<keyof Moves, number>>;
  /** From a key in the inspector to the frame that shows it. */
  readonly keyMs: KeyTimes;
  readonly tidyMs: number;
  readonly tidyLongestTaskMs: number;
}

/** The editor with a large journey in a real Chromium, beside a plain React Flow page with the same graph. */
export async function benchCanvas(size: JourneySize): Promise<CanvasReport> {
  const document = largeJourney(size);
  await using product = await startProduct();
  await using plainPage = await servePlain(document);
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    // tsx names every function by a helper of its own, which pages do not have.
    await page.addInitScript({ content: 'globalThis.__name ??= (value) => value' });
    const address = await bringJourney(page, product.link, JSON.stringify(document));
    const opened = await openMs(page, address);
    await page.waitForTimeout(2_000);
    await nearer(page);
    const editor = await measureMoves(page);
    const card = await grip(page);
    await page.mouse.click(card.x, card.y);
    await page.getByRole('textbox', { name: '步骤名称' }).click();
    const keys = await keyMs(page, 'a journey of many steps, typed quickly');
    // What was typed is saved first: tidying up is told by the revision that it makes.
    await page.waitForTimeout(1_500);
    await page.locator('[data-save="saved"]').waitFor();
    const before = await page.locator('[data-save]').getAttribute('data-revision');
    const tidy = await taskMs(page, async () => {
      await page.getByRole('button', { name: '整理' }).click();
      await page.locator(`[data-save="saved"]:not([data-revision="${before}"])`).waitFor({ timeout: 120_000 });
    });
    await page.goto(plainPage.url);
    await page.locator('.react-flow__node').first().waitFor();
    await page.waitForTimeout(1_000);
    await nearer(page);
    const plain = await measureMoves(page);
    const ratio = (move: keyof Moves): number => Math.round((editor[move].fps / plain[move].fps) * 100) / 100;
    return {
      bench: 'canvas',
      nodes: document.nodes.length,
      edges: document.edges.length,
      machine: { cores: cpus().length, processor: cpus()[0]?.model ?? '', node: process.versions.node, chromium: browser.version() },
      openMs: opened,
      editor,
      plain,
      ratio: { pan: ratio('pan'), zoom: ratio('zoom'), drag: ratio('drag') },
      keyMs: keys,
      tidyMs: tidy.ms,
      tidyLongestTaskMs: tidy.longestTaskMs,
    };
  } finally {
    await browser.close();
  }
}

/** Signs in by the link and imports the journey; the address of its editor. */
async function bringJourney(page: Page, link: string, text: string): Promise<string> {
  await page.goto(link);
  await page.waitForURL(/\/w\/[^/]+\/journeys/);
  const [, workspaceId = ''] = /\/w\/([^/]+)\//.exec(page.url()) ?? [];
  const id = await page.evaluate(
    async (input) => {
      const answer = await fetch('/trpc/journeys.import', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json: input }),
      });
      const { result }: { readonly result: { readonly data: { readonly json: { readonly id: string } } } } = JSON.parse(await answer.text());
      return result.data.json.id;
    },
    { workspaceId, text },
  );
  return new URL(`/w/${workspaceId}/journeys/${id}`, link).href;
}

/** As near as an author works: the whole is shown first. */
async function nearer(page: Page): Promise<void> {
  await page.mouse.move(620, 420);
  await page.keyboard.down('Control');
  for (let step = 0; step < 10; step += 1) await page.mouse.wheel(0, -60);
  await page.keyboard.up('Control');
  await page.waitForTimeout(500);
}
