import { qixiJourney } from '@magpie/nodes';
import { expect } from 'vitest';
import { card, focusCanvas, openStep, retype, saving } from '../editor-hands.ts';
import { expectAccessible } from '../expect-accessible.ts';
import type { WatchedPage } from '../watched-page.ts';
import { publish } from './publish-journey.ts';
import { watchToEnd } from './rehearse.ts';

/** The main screens as somebody sees them whose system is dark and asks for little motion: every word is to be read, and nothing moves for long. */
export async function seeInTheDark(reader: WatchedPage, { start, run }: { readonly start: string; readonly run: string }): Promise<void> {
  const { page, words, locale } = reader;
  const drawn = qixiJourney({ id: 'qixi', locale });
  const [message = '', changed = ''] = drawn.nodes.filter(({ type }) => type === 'send-sms').map(({ name }) => name);
  await page.goto(start);
  await page.getByRole('button', { name: words('journeys.new') }).waitFor();
  await expectDark(reader, 'list');
  await readRun(reader, run);
  await page.getByRole('button', { name: words('journeys.new') }).click();
  const gallery = page.getByRole('dialog', { name: words('gallery.title') });
  await gallery.getByRole('button', { name: new RegExp(`^${drawn.name}`) }).click();
  await gallery.getByRole('heading', { name: drawn.name }).waitFor();
  await expectDark(reader, 'gallery');
  await gallery.getByRole('button', { name: words('gallery.use') }).click();
  await card(page, message).waitFor();
  // Others look for theirs by its name.
  const name = page.getByRole('banner').getByRole('textbox', { name: words('journey.name') });
  await saving(reader, () => retype(name, `${drawn.name} · 夜`));
  await openStep(reader, message);
  await expectDark(reader, 'flow');
  await focusCanvas(reader);
  await page.keyboard.press('t');
  await page.locator('.timeline-card').first().waitFor();
  await expectDark(reader, 'timeline');
  for (const zoom of ['hours', 'months']) {
    await page.getByRole('button', { name: words(`timeline.zoom.${zoom}`), exact: true }).click();
    await page.locator(`.timeline-${zoom}`).waitFor();
    await expectDark(reader, `timeline-${zoom}`);
  }
  await page.getByRole('button', { name: words('drawn-as.flow') }).click();
  await card(page, message).waitFor();

  await walkAndSimulate(reader);
  await compare(reader, changed);
}

/** What became of people, on the canvas and in numbers; then back to the flows. */
async function readRun(reader: WatchedPage, run: string): Promise<void> {
  const { page, words } = reader;
  await page
    .getByRole('navigation', { name: words('app.rail') })
    .getByRole('link', { name: words('runs.title') })
    .click();
  await page.getByRole('heading', { name: words('runs.title'), level: 1 }).waitFor();
  await page.getByRole('link', { name: run }).click();
  await watchToEnd(reader);
  await expectDark(reader, 'run');
  await page
    .getByRole('banner')
    .getByRole('link', { name: words('app.home') })
    .click();
  await page.getByRole('button', { name: words('journeys.new') }).waitFor();
}

async function walkAndSimulate(reader: WatchedPage): Promise<void> {
  const { page, words } = reader;
  await focusCanvas(reader);
  await page.keyboard.press('w');
  const walk = page.getByRole('region', { name: words('walk.title') });
  await walk.getByText(words('walk.stays-out')).waitFor();
  await expectDark(reader, 'walk');
  await walk.getByRole('button', { name: words('walk.close') }).click();
  await page.getByRole('button', { name: words('simulation.open') }).click();
  const simulation = page.getByRole('region', { name: words('simulation.title') });
  await simulation.getByRole('button', { name: words('simulation.run'), exact: true }).click();
  await simulation.locator('.simulation-result').waitFor();
  await expectDark(reader, 'simulation');
  await simulation.getByRole('button', { name: words('simulation.close') }).click();
}

/** What differs from the version that was published, in words and in colours. */
async function compare(reader: WatchedPage, changed: string): Promise<void> {
  const { page, words } = reader;
  await publish(reader, 1);
  const field = (await openStep(reader, changed)).getByRole('textbox', { name: words('send-sms.field.text') });
  await field.click();
  await field.press('ControlOrMeta+End');
  await saving(reader, () => field.pressSequentially(' 2027'));
  await page.getByRole('button', { name: words('history.open') }).click();
  await page
    .getByRole('region', { name: words('history.title') })
    .locator('ins', { hasText: '2027' })
    .waitFor();
  await page.locator('.compare-changed').filter({ hasText: changed }).waitFor();
  await expectDark(reader, 'history');
}

/** The page is dark, nothing on it moves for longer than a blink, and axe finds its contrasts good. */
async function expectDark(reader: WatchedPage, what: string): Promise<void> {
  const { page } = reader;
  const lightness = await page.evaluate(() => {
    const [red = 255, green = 255, blue = 255] = (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(Number);
    return (red + green + blue) / 3;
  });
  expect(lightness, `${what} is light`).toBeLessThan(80);
  const slow = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((animation) => animation.playState === 'running' && Number(animation.effect?.getComputedTiming().duration ?? 0) > 20)
      .map((animation) => String(animation.effect?.getComputedTiming().duration)),
  );
  expect(slow, `${what} moves`).toEqual([]);
  await expectAccessible(reader, `dark-${what}`);
}
