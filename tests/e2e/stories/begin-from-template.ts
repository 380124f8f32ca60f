import { qixiJourney } from '@magpie/nodes';
import { expect } from 'vitest';
import { openStep, retype, saving } from '../editor-hands.ts';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** What a person does to a page, counted by the browser itself. */
const count = `globalThis.handled = { clicks: 0, keys: 0 };
addEventListener('click', () => globalThis.handled.clicks++, true);
addEventListener('keydown', () => globalThis.handled.keys++, true);`;

/**
 * From the Qixi template to a published journey by one person: 8 clicks at most and a message of one's own. At 2 s a click and 0.4 s a key (a slow typist's
 * 30 words a minute) that is under half a minute of hands; five minutes leave ten times that for reading.
 */
export async function beginFromTemplate({ reader }: EditorStory): Promise<void> {
  const { page, words, locale } = reader;
  const drawn = qixiJourney({ id: 'qixi', locale });
  await page.evaluate(count);

  await page.getByRole('button', { name: words('journeys.new') }).click();
  const gallery = page.getByRole('dialog', { name: words('gallery.title') });
  await gallery.getByRole('button', { name: words('gallery.use') }).waitFor();
  await expectAccessible(reader, 'gallery');
  await gallery.getByRole('button', { name: new RegExp(`^${drawn.name}`) }).click();
  await gallery.getByRole('heading', { name: drawn.name }).waitFor();
  await gallery.getByRole('button', { name: words('gallery.use') }).click();
  await page.getByRole('application', { name: words('canvas.label') }).waitFor();

  const inspector = await openStep(reader, drawn.nodes.find(({ id }) => id === 'sms-3')?.name ?? '');
  const text = locale === 'en' ? '【Tea】Three days to go. Reply STOP to opt out' : '【茶铺】还有三天。拒收请回复R';
  await saving(reader, () => retype(inspector.getByRole('textbox', { name: words('send-sms.field.text') }), text));

  await page.getByRole('button', { name: words('publish.open') }).click();
  const publish = page.getByRole('dialog', { name: words('publish.title') });
  await publish.getByRole('button', { name: words('publish.confirm') }).click();
  await page.getByText(words('publish.done', { version: 1 })).waitFor();

  const handled = await page.evaluate<{ readonly clicks: number; readonly keys: number }>('globalThis.handled');
  process.stderr.write(`from template to published (${locale}): ${handled.clicks} clicks, ${handled.keys} keys\n`);
  expect(handled.clicks).toBeLessThanOrEqual(8);
  expect(handled.keys).toBeLessThanOrEqual(text.length + 4);
  // Chinese is put in as an input method does, without key presses that a page could count.
  expect(handled.clicks * 2 + Math.max(handled.keys, text.length * 2) * 0.4).toBeLessThan(300);
}
