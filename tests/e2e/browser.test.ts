import { existsSync } from 'node:fs';
import type { RunRef } from '@magpie/engine';
import { runReport } from '@magpie/engine';
import { qixiJourney } from '@magpie/nodes';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chooseLanguage } from './choose-language.ts';
import { createQixi } from './create-journey.ts';
import { openStep, retype, saving } from './editor-hands.ts';
import { expectAccessible } from './expect-accessible.ts';
import { type Product, startProduct } from './start-product.ts';
import { editAndUndo, dragConnectRemove } from './stories/edit-journey.ts';
import { linkIsSpent, openFromLink } from './stories/open-from-link.ts';
import { numbersLeadToPeople } from './stories/numbers-to-people.ts';
import { problemToField, publish } from './stories/publish-journey.ts';
import { expectCohortShown, expectGoneTold, expectReportShown, expectTraceShown } from './stories/read-run.ts';
import { seeInTheDark } from './stories/see-in-the-dark.ts';
import { pauseAndGoOn, rehearse, stopInTheMiddle, watchPeopleMove, watchToEnd } from './stories/rehearse.ts';
import { chromiumPath, launchBrowser, watchedIn, watchPage, type WatchedPage } from './watched-page.ts';

const startWithinMs = 600_000;
const storyMs = 240_000;

// Without a browser there is nothing to drive; `npm test` sees to it that there is one.
describe.runIf(existsSync(chromiumPath))('the product in a browser', () => {
  const drawn = qixiJourney({ id: 'qixi', locale: 'zh-CN' });
  let product: Product;
  let browser: Browser;
  let author: WatchedPage;
  let watched: RunRef | null = null;

  beforeAll(async () => {
    product = await startProduct({ members: 2_000 });
    browser = await launchBrowser();
    author = await watchPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }), 'zh-CN');
  }, startWithinMs);

  afterAll(async () => {
    await browser?.close();
    await product?.[Symbol.asyncDispose]();
  }, 60_000);

  // No console errors, no faults, no failed requests, in any story.
  afterEach(() => {
    const faults = author.takeFaults();
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });

  it(
    'opens from the one-time link, once',
    async () => {
      await openFromLink(author, product.link, drawn.name);
      await linkIsSpent(author, browser, product.link);
    },
    storyMs,
  );

  it(
    'edits, saves by itself, undoes and redoes',
    async () => {
      await author.page.getByRole('link', { name: drawn.name, exact: true }).click();
      await editAndUndo(author, nameOf(drawn, 'sms-14'));
    },
    storyMs,
  );

  it(
    'takes a step from the palette, wires it and removes it, by mouse and by keys',
    async () => {
      await dragConnectRemove(author, { from: nameOf(drawn, 'sms-14'), port: author.words('outcome.send-sms.unreachable') });
    },
    storyMs,
  );

  it(
    'leads from a problem to its field, refuses to publish with it, and publishes without',
    async () => {
      await problemToField(author, { name: nameOf(drawn, 'sms-14'), text: '【鹊桥茶铺】七夕礼盒上架，老客先选。拒收请回复R' });
      await publish(author, 2);
    },
    storyMs,
  );

  it(
    'shows the first rehearsal as it was reported in the terminal',
    async () => {
      const report = await product.firstReport;
      const { page, words } = author;
      await page
        .getByRole('banner')
        .getByRole('link', { name: words('app.home') })
        .click();
      await page
        .getByRole('navigation', { name: words('app.rail') })
        .getByRole('link', { name: words('runs.title') })
        .click();
      await page.getByRole('heading', { name: words('runs.title'), level: 1 }).waitFor();
      await page.getByRole('link', { name: drawn.name }).click();
      await watchToEnd(author);
      await expectAccessible(author, 'run');
      await expectReportShown(author, report, namesOf(drawn));
      await expectCohortShown(author, report);
    },
    storyMs,
  );

  it.each(['zh-CN', 'en'] as const)(
    'is dark and still for who asks for it (%s)',
    async (locale) => {
      const start = new URL('/', product.link).href;
      const session = await author.page.context().storageState();
      const context = await browser.newContext({
        // The session alone: what the author's browser prefers is not the reader's.
        storageState: { cookies: session.cookies, origins: [] },
        viewport: { width: 1440, height: 900 },
        colorScheme: 'dark',
        reducedMotion: 'reduce',
      });
      try {
        await context.addInitScript(
          (spoken) => localStorage.setItem('magpie.preferences', JSON.stringify({ locale: spoken, theme: 'system' })),
          locale,
        );
        const reader = await watchPage(context, locale);
        await seeInTheDark(reader, { start, run: drawn.name });
        expect(reader.takeFaults()).toEqual([]);
      } finally {
        await context.close();
      }
    },
    storyMs,
  );

  it(
    'rehearses, watched live, paused and gone on with, to its end',
    async () => {
      await openJourney(author, drawn.name);
      const run = await rehearse(author, 2, 30);
      await watchPeopleMove(author);
      await pauseAndGoOn(author, product.db, run);
      await watchToEnd(author);
      await expectReportShown(author, await runReport(product.db, run), namesOf(drawn));
      await expectTraceShown(author, { db: product.db, run, at: nameOf(drawn, 'done'), names: namesOf(drawn) });
      await expectGoneTold(author, { db: product.db, run });
      watched = run;
    },
    storyMs,
  );

  it(
    'leads from the numbers of a run to the people behind them',
    async () => {
      if (watched === null) throw new Error('A rehearsal has been watched to its end');
      await numbersLeadToPeople(author, { db: product.db, run: watched, names: namesOf(drawn) });
    },
    storyMs,
  );

  it(
    'stops a run for good',
    async () => {
      await openJourney(author, drawn.name);
      const run = await rehearse(author, 2, 60);
      await stopInTheMiddle(author, { db: product.db, run, ends: new Set(['watch', 'not-bought', 'done']) });
      await expectAccessible(author, 'stopped');
    },
    storyMs,
  );

  it(
    'tells the main story in English',
    async () => {
      const reader = await chooseLanguage(author, 'en');
      const { page, words } = reader;
      await page
        .getByRole('banner')
        .getByRole('link', { name: words('app.home') })
        .click();
      await expectAccessible(reader, 'list');
      await createQixi(reader);
      const english = qixiJourney({ id: 'qixi', locale: 'en' });
      const name = nameOf(english, 'sms-14');
      const inspector = await openStep(reader, name);
      await expectAccessible(reader, 'editor');
      await problemToField(reader, { name, text: '【Magpie Tea】The Qixi gift box is here. Reply STOP to opt out' });
      await saving(reader, () => retype(inspector.getByRole('textbox', { name: words('inspector.name') }), 'First message'));
      await saving(reader, () => retype(page.getByRole('banner').getByRole('textbox', { name: words('journey.name') }), 'Qixi gift box'));
      await publish(reader, 1);
      const run: RunRef = await rehearse(reader, 1);
      await watchPeopleMove(reader);
      await watchToEnd(reader);
      await expectAccessible(reader, 'run');
      const [report, names] = [await runReport(product.db, run), new Map([...namesOf(english), ['sms-14', 'First message'] as const])];
      await expectReportShown(reader, report, names);
      await expectTraceShown(reader, { db: product.db, run, at: nameOf(english, 'done'), names });
      await expectGoneTold(reader, { db: product.db, run });
      await expectCohortShown(reader, report);
      await numbersLeadToPeople(reader, { db: product.db, run, names });
    },
    storyMs,
  );

  it(
    'shows everything in a narrow window too',
    async () => {
      const { page, words } = author;
      await page.setViewportSize({ width: 900, height: 900 });
      await expectAccessible(watchedIn(author, 'en'), 'run');
      const reader = await chooseLanguage(watchedIn(author, 'en'), 'zh-CN');
      await page.getByRole('heading', { name: words('result.title'), exact: true }).waitFor();
      await expectAccessible(reader, 'run');
      await openJourney(reader, drawn.name);
      await openStep(reader, nameOf(drawn, 'sms-14'));
      await expectAccessible(reader, 'inspector');
    },
    storyMs,
  );
});

async function openJourney({ page, words }: WatchedPage, name: string): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('link', { name: words('app.home') })
    .click();
  const link = page.getByRole('link', { name, exact: true });
  // The list may begin with the names it knew before.
  await expect.poll(() => link.count(), { timeout: 10_000 }).toBe(1);
  await link.click();
  await page.getByRole('application', { name: words('canvas.label') }).waitFor();
}

type Journey = ReturnType<typeof qixiJourney>;

function namesOf({ nodes }: Journey): ReadonlyMap<string, string> {
  return new Map(nodes.map(({ id, name }) => [id, name]));
}

function nameOf(journey: Journey, id: string): string {
  return namesOf(journey).get(id) ?? '';
}
