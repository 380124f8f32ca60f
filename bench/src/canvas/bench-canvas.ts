import { cpus, loadavg } from 'node:os';
import { qixiJourney } from '@magpie/nodes';
import { type JourneySize, largeJourney } from '@magpie/nodes/large-journey';
import { type Browser, chromium, type Page } from 'playwright-core';
import { bringJourney, signIn } from './bring-journey.ts';
import { firstLoadKilobytes } from './first-load.ts';
import { type LiveNumbers, liveNumbers } from './live-numbers.ts';
import { keyMs, type KeyTimes, openMs, taskMs } from './measure-editor.ts';
import { grip, measureMoves, type Moves } from './moves.ts';
import { servePlain } from './serve-plain.ts';
import { startProduct } from './start-product.ts';
import { median, typicalMoves } from './typical.ts';
import { type UndoFigures, undoSteps } from './undo-steps.ts';

export interface CanvasOptions extends JourneySize {
  /** How often the journey is opened, and moved beside the plain page. */
  readonly rounds: number;
  readonly undoSteps: number;
  readonly members: number;
}

export interface CanvasReport {
  readonly bench: 'canvas';
  readonly nodes: number;
  readonly edges: number;
  readonly machine: { readonly cores: number; readonly processor: string; readonly node: string; readonly chromium: string };
  /** Load average of a minute at the start, after each round, and at the end. */
  readonly load: readonly number[];
  /** Code and styles of the editor opened directly, gzip. */
  readonly firstLoadKilobytes: number;
  /** From the draft's arrival to the first card; median. */
  readonly openMs: number;
  readonly editor: Moves;
  readonly plain: Moves;
  /** Frames of the editor for each of the plain page's: medians of rounds in which one follows the other at once. */
  readonly ratio: Readonly<Record<keyof Moves, number>>;
  /** From a key in a step's name to the frame that shows it. */
  readonly keyMs: KeyTimes;
  /** The same in a message's text, which is counted, drawn as it reads, and checked. */
  readonly textKeyMs: KeyTimes;
  readonly tidyMs: number;
  readonly tidyLongestTaskMs: number;
  /** Numbers on the canvas of the Qixi template and of the large journey. */
  readonly live: { readonly members: number; readonly template: LiveNumbers; readonly large: LiveNumbers };
  readonly undo: UndoFigures | null;
}

/** The editor with a large journey in a real Chromium, beside a plain React Flow page with the same graph. */
export async function benchCanvas({ rounds, undoSteps: steps, members, ...size }: CanvasOptions): Promise<CanvasReport> {
  const document = largeJourney(size);
  const begunAt = performance.now();
  const say = (what: string): void => void process.stderr.write(`${((performance.now() - begunAt) / 1_000).toFixed(1).padStart(7)} s  ${what}\n`);
  say(`a shop of ${members} members`);
  await using product = await startProduct(members);
  await using plainPage = await servePlain(document);
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const load = [loadNow()];
  try {
    const page = await freshPage(browser);
    const workspaceId = await signIn(page, product.link);
    const address = await bringJourney(page, workspaceId, document);
    const firstLoad = await firstLoadOf(browser, page, address);
    const plain = await freshPage(browser);
    const opened: number[] = [];
    const moved: { readonly editor: Moves; readonly plain: Moves }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      say(`opening and moving, round ${round + 1} of ${rounds}`);
      opened.push(await openMs(page, address));
      await page.waitForTimeout(2_000);
      moved.push({ editor: await movesOf(page), plain: await plainMoves(plain, plainPage.url) });
      load.push(loadNow());
    }
    say('typing');
    await page.bringToFront();
    await selectStep(page);
    await page.getByRole('textbox', { name: '步骤名称' }).click();
    const keys = await keyMs(page, 'a journey of many steps, typed quickly');
    await selectMessage(page);
    const textKeys = await keyMs(page, 'a message of many words, typed quickly');
    say('numbers of the large journey');
    const large = await liveNumbers(page);
    say(`${steps} steps and back`);
    const undo = steps === 0 ? null : await undoTheSame(page, steps);
    say('tidying up');
    const tidied = await tidy(page);
    say('numbers of the template');
    await page.goto(await bringJourney(page, workspaceId, qixiJourney({ id: 'live', locale: 'zh-CN' })));
    await page.locator('.react-flow__node .step-card').first().waitFor();
    await selectStep(page);
    const template = await liveNumbers(page);
    const ratio = (move: keyof Moves): number => Math.round(median(moved.map((each) => each.editor[move].fps / each.plain[move].fps)) * 100) / 100;
    return {
      bench: 'canvas',
      nodes: document.nodes.length,
      edges: document.edges.length,
      machine: { cores: cpus().length, processor: cpus()[0]?.model ?? '', node: process.versions.node, chromium: browser.version() },
      load: [...load, loadNow()],
      firstLoadKilobytes: firstLoad,
      openMs: median(opened),
      editor: typicalMoves(moved.map((each) => each.editor)),
      plain: typicalMoves(moved.map((each) => each.plain)),
      ratio: { pan: ratio('pan'), zoom: ratio('zoom'), drag: ratio('drag') },
      keyMs: keys,
      textKeyMs: textKeys,
      tidyMs: tidied.ms,
      tidyLongestTaskMs: tidied.longestTaskMs,
      live: { members, template, large },
      undo,
    };
  } finally {
    await browser.close();
  }
}

async function freshPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  // tsx names every function by a helper of its own, which pages do not have.
  await page.addInitScript({ content: 'globalThis.__name ??= (value) => value' });
  return page;
}

/** Signed in as the page is, and with nothing in the cache. */
async function firstLoadOf(browser: Browser, page: Page, url: string): Promise<number> {
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  try {
    return await firstLoadKilobytes(await context.newPage(), { url, sign: '.react-flow__node .step-card' });
  } finally {
    await context.close();
  }
}

async function movesOf(page: Page): Promise<Moves> {
  await page.bringToFront();
  await nearer(page);
  return measureMoves(page);
}

async function plainMoves(page: Page, url: string): Promise<Moves> {
  await page.goto(url);
  await page.locator('.react-flow__node').first().waitFor();
  await page.waitForTimeout(1_000);
  const moves = await movesOf(page);
  await page.goto('about:blank');
  return moves;
}

async function selectStep(page: Page): Promise<void> {
  const card = await grip(page);
  await page.mouse.click(card.x, card.y);
  await page.locator('.stage-pick button').first().waitFor();
}

/** With the keyboard at the end of its text. */
async function selectMessage(page: Page): Promise<void> {
  const card = await grip(page, '.react-flow__node:has(.clamp.mg-quote)');
  await page.mouse.click(card.x, card.y);
  const text = page.locator('.inspector-body [contenteditable="true"]').first();
  await text.click();
  await text.press('End');
}

async function tidy(page: Page): Promise<{ readonly ms: number; readonly longestTaskMs: number }> {
  // What was typed is saved first: tidying up is told by the revision that it makes.
  await page.waitForTimeout(1_500);
  await page.locator('[data-save="saved"]').waitFor();
  const before = await page.locator('[data-save]').getAttribute('data-revision');
  return taskMs(page, async () => {
    await page.getByRole('button', { name: '整理' }).click();
    await page.locator(`[data-save="saved"]:not([data-revision="${before}"])`).waitFor({ timeout: 120_000 });
  });
}

/** In an editor that was opened anew, so that there is nothing to undo but these steps. */
async function undoTheSame(page: Page, steps: number): Promise<UndoFigures> {
  await page.reload();
  await page.locator('.react-flow__node .step-card').first().waitFor({ timeout: 120_000 });
  await page.waitForTimeout(2_000);
  await nearer(page);
  await selectStep(page);
  return undoSteps(page, steps);
}

const loadNow = (): number => Math.round((loadavg()[0] ?? 0) * 10) / 10;

/** As near as an author works: the whole is shown first. */
async function nearer(page: Page): Promise<void> {
  await page.mouse.move(620, 420);
  await page.keyboard.down('Control');
  for (let step = 0; step < 10; step += 1) await page.mouse.wheel(0, -60);
  await page.keyboard.up('Control');
  await page.waitForTimeout(500);
}
