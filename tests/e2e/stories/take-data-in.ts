import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** A source of the shop's own: a key made and kept, events seen as they arrive, a message that cannot be read mended and played again, the key revoked. */
export async function takeDataIn({ reader, product }: EditorStory): Promise<void> {
  const { page, words, locale } = reader;
  const source = `Till ${locale}`;
  await page
    .getByRole('navigation', { name: words('app.rail') })
    .getByRole('link', { name: words('rail.data') })
    .click();
  await page.getByRole('tab', { name: words('data.live') }).waitFor();
  await expectAccessible(reader, 'data-live-first');

  // Where the stream cannot come, the screen says so, and goes on by itself.
  const stream = '**/trpc/ingest.watchEvents**';
  await page.route(stream, (route) => route.abort());
  await page.reload();
  await page.getByRole('alert').getByText(words('data.live.lost')).waitFor();
  await expectAccessible(reader, 'data-live-lost');
  await page.unroute(stream);
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await page.getByRole('list').getByRole('group').first().waitFor();
  // The stream was broken on purpose.
  reader.takeFaults();

  await page.getByRole('tab', { name: words('data.keys') }).click();
  await page.getByRole('button', { name: words('data.keys.make') }).click();
  await page.getByRole('textbox', { name: words('data.keys.name') }).fill(source);
  await page.keyboard.press('Enter');
  const made = page.getByRole('region', { name: words('data.keys.new', { name: source }) });
  await made.getByRole('button', { name: words('data.keys.copy'), exact: true }).click();
  const key = await made.getByRole('textbox', { name: words('data.keys.text', { what: words('data.keys.copy') }) }).inputValue();
  expect(key).toMatch(/^mwk_/);
  await expectAccessible(reader, 'data-new-key');
  await made.getByRole('button', { name: words('data.keys.kept') }).click();
  expect(await page.locator('body').innerText()).not.toContain(key);

  const send = async (call: string, message: object): Promise<void> => {
    const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
    const answer = await fetch(new URL(`/v1/${call}`, product.link), { method: 'POST', headers: { authorization }, body: JSON.stringify(message) });
    expect(await answer.json()).toEqual({ success: true });
  };
  const event = `Tea Tasted ${locale}`;
  await page.getByRole('tab', { name: words('data.live') }).click();
  await page.getByRole('tabpanel', { name: words('data.live') }).waitFor();
  await send('track', { userId: `guest-${locale}`, event, properties: { value: 12.5, tea: '龙井', cart_id: 'cart-7' } });
  const row = page.getByRole('group').filter({ hasText: event });
  await row.getByText('cart-7').first().waitFor();
  await row.locator('summary').click();
  await row.getByText(`guest-${locale}`).last().waitFor();
  await expectAccessible(reader, 'data-live');

  await send('track', { event: `Nobody ${locale}`, properties: { shop: locale } });
  await send('identify', { userId: `guest-${locale}`, traits: { phone: `call ${locale}` } });
  await page.getByRole('tab', { name: words('data.letters') }).click();
  await page.getByRole('button', { name: `Nobody ${locale}` }).click();
  const letter = page.getByRole('dialog', { name: words('data.letter') });
  await letter.getByText(words('data.remedy.no-id')).waitFor();
  await expectAccessible(reader, 'data-letter');
  await letter.getByRole('button', { name: words('data.letter.replay'), exact: true }).click();
  await letter.getByRole('alert').getByText(words('data.reason.no-id')).waitFor();
  const text = letter.getByRole('textbox', { name: words('data.letter.text') });
  await text.fill(JSON.stringify({ event: `Nobody ${locale}`, userId: `guest-${locale}`, properties: { shop: locale } }));
  await letter.getByRole('button', { name: words('data.letter.replay-edited') }).click();
  await letter.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: `Nobody ${locale}` }).waitFor({ state: 'detached' });
  await page
    .getByRole('button', { name: words('data.letters.replay-all.of', { reason: words('data.reason.bad-phone') }) })
    .first()
    .click();
  await page.getByText(words('data.letters.replayed', { replayed: 0, refused: 1 })).waitFor();
  await expectAccessible(reader, 'data-letters');
  await page.getByRole('button', { name: `call ${locale}` }).click();
  await letter.getByRole('button', { name: words('data.letter.aside') }).click();
  await page.getByText(words('data.letters.empty.open')).waitFor();

  await page.getByRole('tab', { name: words('data.merges') }).click();
  await page.getByText(words('data.merges.empty.held')).waitFor();
  await expectAccessible(reader, 'data-merges');

  // Two of one phone: looked at, and joined by who says so twice.
  const phone = locale === 'en' ? '+8619900000071' : '+8619900000072';
  for (const person of ['guest', 'twin']) await send('identify', { userId: `${person}-${locale}`, traits: { phone } });
  await page.getByRole('tab', { name: words('data.attributes') }).click();
  await page.getByRole('tab', { name: words('data.merges') }).click();
  const pair = page.getByRole('listitem').filter({ hasText: phone });
  await pair.getByRole('link', { name: `guest-${locale}` }).click();
  await page.getByRole('heading', { level: 1, name: `guest-${locale}` }).waitFor();
  await page.goBack();
  await pair.getByRole('button', { name: words('data.merges.decide.merge'), exact: true }).click();
  const sure = page.getByRole('tooltip').filter({ hasText: words('data.merges.sure.merge') });
  await expectAccessible(reader, 'data-merge-sure');
  await sure.getByRole('button', { name: words('data.merges.decide.merge'), exact: true }).click();
  await pair.waitFor({ state: 'detached' });

  await page.getByRole('tab', { name: words('data.keys') }).click();
  const listed = page.getByRole('listitem').filter({ hasText: source });
  await listed.getByRole('button', { name: words('data.keys.revoke') }).click();
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: words('data.keys.revoke') })
    .click();
  await listed.getByText(words('data.keys.revoked')).waitFor();
  await expectAccessible(reader, 'data-keys');
}
