import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { namelessControls } from './nameless-controls.ts';
import type { WatchedPage } from './watched-page.ts';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

export interface Look {
  /** False: as it is this very moment, in the middle of whatever moves. */
  readonly settled?: boolean;
}

/**
 * What is on the page hinders nobody seriously (axe-core, impact serious or critical), and every word of it is a word, not the key of one.
 * With MAGPIE_SCREENSHOTS set to a folder, a picture of it is put there, for eyes; with MAGPIE_LOOKS=dark,narrow also one in the dark, where
 * axe looks again, and one of a narrow window.
 */
export async function expectAccessible({ page, locale }: WatchedPage, what: string, { settled = true }: Look = {}): Promise<void> {
  if (settled) await settle(page);
  const folder = process.env['MAGPIE_SCREENSHOTS'];
  if (folder !== undefined) await takePictures(page, join(folder, `${what}-${locale}`));
  expect(await hindrances(page, what)).toEqual([]);
  expect(await namelessControls(page), `${what} has controls without a name`).toEqual([]);
  const text = await page.locator('body').innerText();
  expect(text.match(keyLike) ?? [], `${what} shows keys in the place of words`).toEqual([]);
}

/** What hinders people seriously, one a line; what is on its way out, such as a message that was shown for long enough, nobody reads any more. */
async function hindrances(page: Page, what: string): Promise<readonly string[]> {
  // Not as a script element: the page's own rules forbid scripts that are not its own.
  await page.evaluate(axe.source);
  const { violations }: AxeResults = await page.evaluate(() => window.axe.run({ exclude: ['[class*="-leave"]'] }, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`);
}

async function takePictures(page: Page, name: string): Promise<void> {
  const window = page.viewportSize();
  const looks = new Set((process.env['MAGPIE_LOOKS'] ?? '').split(','));
  await mkdir(dirname(name), { recursive: true });
  await page.screenshot({ path: `${name}-${window?.width}.png` });
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  if (looks.has('dark') && !isDark) {
    await page.emulateMedia({ colorScheme: 'dark' });
    await settle(page);
    await page.screenshot({ path: `${name}-dark.png` });
    expect(await hindrances(page, `${name} in the dark`)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  }
  if (looks.has('narrow') && window !== null) {
    await page.setViewportSize({ width: 1024, height: 768 });
    await settle(page);
    await page.screenshot({ path: `${name}-1024.png` });
    await page.setViewportSize(window);
  }
  await settle(page);
}

/**
 * Until nothing is on its way: a dialog that was just asked for is drawn for some frames before its motion begins, so that looking once for motions finds
 * none. What goes round for good, such as a spinner, is not waited for.
 */
function settle(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const isMoving = (): boolean =>
      document.querySelector('.ant-zoom-appear, .ant-zoom-enter, .ant-zoom-leave, .ant-fade-appear, .ant-fade-enter, .ant-fade-leave') !== null ||
      document
        .getAnimations()
        .some(({ effect, playState }) => playState === 'running' && effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
    const late = performance.now() + 10_000;
    for (let still = 0; still < 3 && performance.now() < late; still = isMoving() ? 0 : still + 1)
      await new Promise<unknown>((resolve) => requestAnimationFrame(resolve));
  });
}

const keyLike =
  /\b(?:app|api|run|runs|result|sends|reason|balance|trace|why|cohorts?|journeys?|status|save|publish|rehearse|problem|kind|outcome|when|card|refusal|settings|people|member|members|retention|sharing)\.[a-z][\w-]*(?:\.[a-z][\w-]*)*\b/g;
