import { existsSync } from 'node:fs';
import { qixiJourney } from '@magpie/nodes';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Product, startProduct } from './start-product.ts';
import type { EditorStory } from './editor-story.ts';
import { crashAndRecover } from './stories/crash-and-recover.ts';
import { askByName } from './stories/ask-by-name.ts';
import { buildByKeyboard } from './stories/build-by-keyboard.ts';
import { buildByMouse } from './stories/build-by-mouse.ts';
import { composeText } from './stories/compose-text.ts';
import { beginFromTemplate } from './stories/begin-from-template.ts';
import { dragOnTimeline } from './stories/drag-on-timeline.ts';
import { drawBeside } from './stories/draw-beside.ts';
import { exportPictures } from './stories/export-pictures.ts';
import { findOnCanvas } from './stories/find-on-canvas.ts';
import { followMinimap } from './stories/follow-minimap.ts';
import { importFile } from './stories/import-file.ts';
import { keepInOrder } from './stories/keep-in-order.ts';
import { diffAndRestore, type StepNames } from './stories/diff-and-restore.ts';
import { lookOn } from './stories/look-on.ts';
import { openFromLink } from './stories/open-from-link.ts';
import { settingsOfMessages } from './stories/settings-of-messages.ts';
import { putOnADay } from './stories/put-on-a-day.ts';
import { setWorkingDays } from './stories/set-working-days.ts';
import { simulateAudience } from './stories/simulate-audience.ts';
import { takeDataIn } from './stories/take-data-in.ts';
import { twoPeople } from './stories/two-people.ts';
import { walkOnePerson, type WalkNames } from './stories/walk-one-person.ts';
import { walkAlongEdges } from './stories/walk-along-edges.ts';
import { writeInChips } from './stories/write-in-chips.ts';
import { writeMessage } from './stories/write-message.ts';
import { tellStory } from './tell-story.ts';
import { chromiumPath, launchBrowser, watchPage, type WatchedPage } from './watched-page.ts';

const startWithinMs = 600_000;
const storyMs = 240_000;

// One product for all stories: each makes journeys of its own, so that their order does not matter.
describe.runIf(existsSync(chromiumPath))('the editor in a browser', () => {
  let product: Product;
  let browser: Browser;
  let first: WatchedPage;

  beforeAll(async () => {
    product = await startProduct({ members: 500, rehearsal: false });
    browser = await launchBrowser();
    first = await watchPage(
      await browser.newContext({ viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] }),
      'zh-CN',
    );
    await openFromLink(first, product.link, qixiJourney({ id: 'qixi', locale: 'zh-CN' }).name);
  }, startWithinMs);

  afterAll(async () => {
    await browser?.close();
    await product?.[Symbol.asyncDispose]();
  }, 60_000);

  function tell(name: string, locale: 'zh-CN' | 'en', story: (given: EditorStory) => Promise<void>): void {
    it(`${name} (${locale})`, () => tellStory({ first, product, browser }, { name, locale, story }), storyMs);
  }

  for (const locale of ['zh-CN', 'en'] as const) {
    tell('goes from a template to a published journey', locale, beginFromTemplate);
    tell('takes data in by a key, and mends what cannot be read', locale, takeDataIn);
    tell('builds the Qixi flow from nothing by mouse', locale, buildByMouse);
    tell('builds the Qixi flow from nothing by keyboard alone', locale, buildByKeyboard);
    tell('keeps journeys in order', locale, keepInOrder);
    tell('takes a file in, broken or flawed', locale, importFile);
    tell('asks for steps and commands by name', locale, askByName);
    tell('finds on the canvas', locale, findOnCanvas);
    tell('composes text everywhere', locale, composeText);
    tell('follows the map in the corner', locale, followMinimap);
    tell('walks along edges by keyboard', locale, walkAlongEdges);
    tell('leads a step along the timeline', locale, (given) => dragOnTimeline(given, nameOf(locale, 'sms-14')));
    tell('puts steps on days of the timeline', locale, (given) => putOnADay(given, nameOf(locale, 'sms-14')));
    tell('says which days the shop works', locale, setWorkingDays);
    tell('compares a draft with what is live, and restores it', locale, (given) => diffAndRestore(given, stepNames(locale, ['sms-14', 'coupon'])));
    tell('exports a journey as a file and as pictures', locale, (given) => exportPictures(given, nameOf(locale, 'sms-14')));
    tell('walks one person through', locale, (given) => walkOnePerson(given, walkNames(locale)));
    tell('simulates the audience', locale, (given) => simulateAudience(given, nameOf(locale, 'sms-14')));
    tell('writes notes, frames a stage, comments and leads an edge elsewhere', locale, (given) =>
      drawBeside(given, stepNames(locale, ['sms-14', 'sms-3'])),
    );
    tell('writes a message', locale, (given) => writeMessage(given, nameOf(locale, 'sms-14')));
    tell('writes with fields as chips', locale, (given) => writeInChips(given, nameOf(locale, 'sms-14')));
    tell('keeps the words and the price of messages', locale, settingsOfMessages);
    tell('two people draw in one draft', locale, twoPeople);
    tell('who may only look, comments', locale, lookOn);
    tell('a tab crashes and loses nothing', locale, crashAndRecover);
  }
});

function stepNames(locale: 'zh-CN' | 'en', [changed, removed]: readonly [string, string]): StepNames {
  return { changed: nameOf(locale, changed), removed: nameOf(locale, removed) };
}

function walkNames(locale: 'zh-CN' | 'en'): WalkNames {
  return { message: nameOf(locale, 'sms-14'), bought: nameOf(locale, 'done'), left: nameOf(locale, 'not-bought') };
}

function nameOf(locale: 'zh-CN' | 'en', step: string): string {
  return qixiJourney({ id: 'qixi', locale }).nodes.find(({ id }) => id === step)?.name ?? '';
}
