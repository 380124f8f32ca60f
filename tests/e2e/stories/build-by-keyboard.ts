import { expect } from 'vitest';
import { card } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import { expectKeyboardIn, nextRegion, overwrite, pick, regionTo, tabTo } from '../keyboard-hands.ts';
import type { WatchedPage } from '../watched-page.ts';
import { expectQixi } from './expect-qixi.ts';

/** The Qixi flow from nothing by keyboard alone: from the list of journeys to one that can be published, the mouse never touched. */
export async function buildByKeyboard(given: EditorStory): Promise<void> {
  const { reader } = given;
  const { page, words, locale } = reader;
  const canvas = page.getByRole('application', { name: words('canvas.label') });
  const inspector = page.getByRole('complementary', { name: words('app.inspector') });
  const kind = (type: string): string => words(`kind.${type}`);

  await tabTo(reader, page.getByRole('button', { name: words('journeys.new') }));
  await page.keyboard.press('Enter');
  await tabTo(reader, page.getByRole('dialog').getByRole('button', { name: words('gallery.blank') }));
  await page.keyboard.press('Enter');
  await canvas.waitFor();

  // Entry and holdout; each new step is selected, and the keyboard stays on the canvas.
  await regionTo(reader, canvas);
  await insert(reader, 'anchored-entry');
  await insert(reader, 'split');
  await page.keyboard.press('a');
  await expectAccessible(reader, 'insert-by-keyboard');
  await page.keyboard.press('Escape');
  await expectKeyboardIn(canvas);
  await insert(reader, 'send-sms', 'i');
  await insert(reader, 'await-event');
  await insert(reader, 'save-cohort');
  await insert(reader, 'end');

  // Back to whoever waits; who does not buy goes to the same end.
  await walkTo(reader, kind('await-event'), ['ArrowUp']);
  await page.keyboard.press('l');
  const connect = page.getByRole('dialog', { name: words('connect.title', { name: kind('await-event') }) });
  await expectKeyboardIn(connect.getByRole('combobox'));
  await connect.getByRole('option', { name: words('outcome.await-event.timeout'), selected: true }).waitFor();
  await page.keyboard.press('Escape');
  await connect.waitFor({ state: 'detached' });
  await expectKeyboardIn(canvas);
  await page.getByRole('status').getByText(words('connect.given-up')).waitFor({ state: 'attached' });
  await page.keyboard.press('l');
  await expectKeyboardIn(connect.getByRole('combobox'));
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(kind('end'));
  await connect.getByRole('option', { name: kind('end'), selected: true }).waitFor();
  await expectAccessible(reader, 'connect-by-keyboard');
  await page.keyboard.press('Enter');
  const said = words('connect.done', { name: kind('await-event'), port: words('outcome.await-event.timeout'), to: kind('end') });
  await page.getByRole('status').getByText(said).waitFor({ state: 'attached' });
  await expectKeyboardIn(canvas);

  // The holdout is only watched.
  await walkTo(reader, kind('split'), ['ArrowUp', 'ArrowLeft']);
  await insert(reader, 'end');

  // The entry: another festival, and back to Qixi.
  await walkTo(reader, kind('anchored-entry'), ['ArrowUp', 'ArrowLeft']);
  await page.keyboard.press('Enter');
  await expect.poll(() => inspector.evaluate((aside) => aside.contains(document.activeElement))).toBe(true);
  const festival = inspector.getByRole('combobox', { name: words('anchored-entry.field.festival') });
  await tabTo(reader, festival);
  for (const name of ['mid-autumn', 'qixi']) {
    await page.keyboard.insertText(words(`festival.${name}`));
    await page.keyboard.press('Enter');
    await card(page, kind('anchored-entry'))
      .getByText(words(`festival.${name}`))
      .first()
      .waitFor();
  }

  // The message: two weeks ahead at ten, with a text of one's own.
  await regionTo(reader, canvas);
  await walkTo(reader, kind('send-sms'), ['ArrowDown', 'ArrowRight']);
  await page.keyboard.press('Enter');
  await tabTo(reader, inspector.getByRole('combobox', { name: words('when.title') }));
  await pick(reader, words('when.type.anchor'));
  await tabTo(reader, inspector.getByRole('combobox', { name: words('days-offset.side') }));
  await pick(reader, words('days-offset.before'));
  await tabTo(reader, inspector.getByRole('spinbutton', { name: words('when.offset.title') }));
  await overwrite(reader, '14');
  await tabTo(reader, inspector.getByRole('textbox', { name: words('send-sms.field.text') }));
  const text = locale === 'en' ? '【Tea】The Qixi box is here. Reply STOP to opt out' : '【鹊桥茶铺】七夕礼盒上架。拒收请回复R';
  await page.keyboard.insertText(text);

  // The cohort has a name.
  await regionTo(reader, canvas);
  await walkTo(reader, kind('save-cohort'), ['ArrowDown', 'ArrowRight']);
  await page.keyboard.press('Enter');
  await tabTo(reader, inspector.getByRole('textbox', { name: words('save-cohort.field.name') }));
  await overwrite(reader, locale === 'en' ? 'Qixi buyers' : '七夕买家');

  await page.getByRole('button', { name: words('status.ready') }).waitFor();
  await expectQixi(given, text);
  await expectAccessible(reader, 'built-by-keyboard');

  // Every part of the screen is come to, forward and back, also out of a field.
  await regionTo(reader, canvas);
  await page.keyboard.press('p');
  const rail = page.getByRole('navigation', { name: words('app.rail') });
  const problems = page.getByRole('region', { name: words('problems.title') });
  for (const region of [problems, inspector, page.getByRole('contentinfo'), page.getByRole('banner'), rail, canvas]) {
    await region.waitFor();
    await nextRegion(reader);
    expect(await region.evaluate((part) => part.contains(document.activeElement))).toBe(true);
  }
  await expectAccessible(reader, 'parts-of-the-screen');
  await nextRegion(reader, 'Shift+F6');
  expect(await rail.evaluate((part) => part.contains(document.activeElement))).toBe(true);
}

/** A kind, asked for by name, behind what is selected; the new step is on the canvas, selected, and the keyboard is back there. */
async function insert({ page, words }: WatchedPage, type: string, key = 'a'): Promise<void> {
  await page.keyboard.press(key);
  await expectKeyboardIn(page.getByRole('combobox', { name: words('palette.search') }));
  await page.keyboard.insertText(words(`kind.${type}`));
  await page
    .getByRole('option', { selected: true })
    .filter({ has: page.getByText(words(`kind.${type}`), { exact: true }) })
    .waitFor();
  await page.keyboard.press('Enter');
  await page
    .locator('.react-flow__node.selected')
    .getByRole('heading', { name: words(`kind.${type}`), exact: true })
    .waitFor();
  await expectKeyboardIn(page.getByRole('application', { name: words('canvas.label') }));
}

/** Walks with arrows until a step is selected: the first of the keys that goes on is taken. */
async function walkTo({ page, words }: WatchedPage, name: string, arrows: readonly string[]): Promise<void> {
  const selected = page.locator('.react-flow__node.selected');
  const now = async (): Promise<string> => ((await selected.count()) === 0 ? '' : selected.getByRole('heading').innerText());
  for (let steps = 0; steps < 20; steps += 1) {
    const before = await now();
    if (before === name) {
      // Who cannot see it is told.
      await page
        .getByRole('status')
        .getByText(words('voice.step', { name, kind: name }))
        .first()
        .waitFor({ state: 'attached' });
      return;
    }
    for (const arrow of arrows) {
      await page.keyboard.press(arrow);
      if ((await now()) !== before) break;
    }
  }
  throw new Error(`${name} is not come to by ${arrows.join(', ')}`);
}
