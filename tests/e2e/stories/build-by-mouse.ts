import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { card, openStep, retype, saving, step } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import type { WatchedPage } from '../watched-page.ts';
import { expectQixi } from './expect-qixi.ts';

/** The Qixi flow from nothing by mouse: steps put down by "+" and dragged from the palette, an edge drawn, forms filled in. Only texts are typed. */
export async function buildByMouse(given: EditorStory): Promise<void> {
  const { reader } = given;
  const { page, words, locale } = reader;
  const canvas = page.getByRole('application', { name: words('canvas.label') });
  const kind = (type: string): string => words(`kind.${type}`);

  await page.getByRole('button', { name: words('journeys.new') }).click();
  const gallery = page.getByRole('dialog', { name: words('gallery.title') });
  await gallery.getByRole('button', { name: words('gallery.use') }).waitFor();
  await gallery.getByRole('button', { name: words('gallery.blank') }).click();
  await canvas.waitFor();
  await expectAccessible(reader, 'nothing-drawn');
  await page.getByRole('button', { name: words('canvas.empty.begin') }).click();
  await card(page, kind('anchored-entry')).waitFor();

  // From the palette onto the open end behind the entry, which says that it would take it.
  await dragKind(reader, 'split', plus(reader, 'anchored-entry', 'outcome.out'), page.locator('.open-port-target'));
  await card(page, kind('split')).waitFor();
  await seeAll(reader);

  // The rest behind each other by "+".
  await add(reader, plus(reader, 'split', 'outcome.split.take-part'), 'send-sms');
  await add(reader, plus(reader, 'send-sms', 'outcome.send-sms.out'), 'await-event');
  await add(reader, plus(reader, 'await-event', 'outcome.await-event.matched'), 'save-cohort');
  await seeAll(reader);
  await add(reader, plus(reader, 'save-cohort', 'outcome.out'), 'end');
  await add(reader, plus(reader, 'await-event', 'outcome.await-event.timeout'), 'end');
  await page.getByRole('button', { name: words('canvas.tidy') }).click();
  await expectAccessible(reader, 'half-built');

  // An end on the open ground, wired by hand to the holdout.
  const before = await page.getByRole('article').count();
  const ground = await canvas.boundingBox();
  if (ground === null) throw new Error('There is a canvas');
  await page.locator('.palette-item[data-kind="end"]').dragTo(canvas, { targetPosition: { x: 140, y: 260 } });
  await page.getByRole('article').nth(before).waitFor();
  const loose = page.locator(`.react-flow__node[data-id="${await page.locator('.react-flow__node.selected').getAttribute('data-id')}"]`);
  await wireByHand(reader, { type: 'split', port: 'outcome.split.holdout' }, loose);
  const wire = words('edge.label', { from: kind('split'), port: words('outcome.split.holdout'), to: kind('end') });
  await page.getByLabel(wire, { exact: true }).waitFor({ state: 'attached' });

  // The entry: another festival, and back to Qixi.
  const entry = await openStep(reader, kind('anchored-entry'));
  const festival = entry.getByRole('combobox', { name: words('anchored-entry.field.festival') });
  for (const name of ['mid-autumn', 'qixi']) {
    await take(reader, festival, words(`festival.${name}`));
    await card(page, kind('anchored-entry'))
      .getByText(words(`festival.${name}`))
      .first()
      .waitFor();
  }

  // The message: two weeks ahead at ten, with a text of one's own.
  const message = await openStep(reader, kind('send-sms'));
  await take(reader, message.getByRole('combobox', { name: words('when.title') }), words('when.type.anchor'));
  await take(reader, message.getByRole('combobox', { name: words('days-offset.side') }), words('days-offset.before'));
  await retype(message.getByRole('spinbutton', { name: words('when.offset.title') }), '14');
  const text = locale === 'en' ? '【Tea】The Qixi box is here. Reply STOP to opt out' : '【鹊桥茶铺】七夕礼盒上架。拒收请回复R';
  await saving(reader, () => retype(message.getByRole('textbox', { name: words('send-sms.field.text') }), text));

  const cohort = await openStep(reader, kind('save-cohort'));
  await saving(reader, () =>
    retype(cohort.getByRole('textbox', { name: words('save-cohort.field.name') }), locale === 'en' ? 'Qixi buyers' : '七夕买家'),
  );

  await page.getByRole('button', { name: words('status.ready') }).waitFor();
  await expectQixi(given, text);
  await expectAccessible(reader, 'built-by-mouse');
}

/** The "+" behind a way out of the step of this kind. */
function plus({ page, words }: WatchedPage, type: string, port: string): Locator {
  return page.getByRole('button', { name: words('port.add', { port: words(port), name: words(`kind.${type}`) }), exact: true });
}

async function add({ page, words }: WatchedPage, button: Locator, type: string): Promise<void> {
  const before = await page.getByRole('article').count();
  await button.click();
  await page
    .getByRole('option')
    .filter({ has: page.getByText(words(`kind.${type}`), { exact: true }) })
    .click();
  await page.getByRole('article').nth(before).waitFor();
}

/** Draws an edge from a way out to a step: takes it in hand, leads it until the step shows that it would take it, and lets go. */
async function wireByHand({ page, words }: WatchedPage, from: { readonly type: string; readonly port: string }, to: Locator): Promise<void> {
  const out = step(page, words(`kind.${from.type}`)).getByTitle(words('port.drag', { port: words(from.port) }), { exact: true });
  // Numbers that come in make cards taller, and what lay under the hand a moment ago lies lower: whoever missed it tries again.
  await expect
    .poll(async () => {
      await out.hover();
      await page.mouse.down();
      const { x, y } = await centreOf(out);
      await page.mouse.move(x, y + 24, { steps: 4 });
      if ((await page.locator('.canvas-connecting').count()) === 1) return true;
      await page.mouse.up();
      return false;
    })
    .toBe(true);
  const into = to.locator('.port-in');
  await expect
    .poll(async () => {
      const { x, y } = await centreOf(into);
      await page.mouse.move(x - 4, y - 4);
      await page.mouse.move(x, y);
      return page.locator('.react-flow__connection.valid').count();
    })
    .toBe(1);
  await page.mouse.up();
}

async function centreOf(thing: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await thing.boundingBox();
  if (box === null) throw new Error('It is on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Shows the whole journey, and waits until the canvas has come to rest. */
async function seeAll({ page, words }: WatchedPage): Promise<void> {
  const viewport = page.locator('.canvas .react-flow__viewport');
  const before = await viewport.getAttribute('style');
  await page.getByRole('button', { name: words('canvas.fit'), exact: true }).click();
  await expect.poll(() => viewport.getAttribute('style')).not.toBe(before);
  await expect
    .poll(async () => {
      const then = await viewport.getAttribute('style');
      await page.waitForTimeout(100);
      return (await viewport.getAttribute('style')) === then;
    })
    .toBe(true);
}

/** Takes an entry of a list by clicking it; of a long list only a part is there, and the wheel brings the rest. */
async function take({ page }: WatchedPage, list: Locator, label: string): Promise<void> {
  await list.click();
  const open = page.locator('.ant-select-dropdown:visible');
  const entry = open.getByTitle(label, { exact: true });
  await open.hover();
  await page.mouse.wheel(0, -4_000);
  await expect
    .poll(async () => {
      if ((await entry.count()) === 0) await page.mouse.wheel(0, 96);
      return entry.count();
    })
    .toBe(1);
  await entry.click();
  await open.waitFor({ state: 'hidden' });
}

/** A kind from the palette, held over a place until that shows that it would take it, and let go. */
async function dragKind({ page }: WatchedPage, type: string, to: Locator, shown: Locator): Promise<void> {
  const [from, place] = [await page.locator(`.palette-item[data-kind="${type}"]`).boundingBox(), await to.boundingBox()];
  if (from === null || place === null) throw new Error('Both are on the screen');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2, { steps: 8 });
  // A hand is never quite still: a page is told where it is again and again, a browser that is driven tells it once a move.
  let shake = 2;
  await expect
    .poll(async () => {
      shake = -shake;
      await page.mouse.move(place.x + place.width / 2 + shake, place.y + place.height / 2);
      return shown.count();
    })
    .toBe(1);
  await page.mouse.up();
}
