import { createServer } from 'node:http';
import { freePort } from '@magpie/db/cluster';
import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** An address of one's own hears what happens: its secret is shown once, a test and a saved cohort arrive signed, a failure is seen and mended. */
export async function tellOthers({ reader }: EditorStory): Promise<void> {
  const { page, words, locale } = reader;
  await page.waitForURL(/\/w\/[^/]+\/journeys/);
  const got: { readonly body: string; readonly headers: Record<string, string> }[] = [];
  let status = 200;
  const port = await freePort();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += String(piece)));
    request.on('end', () => {
      got.push({ body, headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])) });
      response.writeHead(status).end(status === 200 ? 'thank you' : 'not today');
    });
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  try {
    await page.getByRole('button', { name: words('settings.open') }).click();
    await page.getByRole('menuitem', { name: words('settings.webhooks') }).click();
    await page.getByRole('heading', { level: 1, name: words('settings.webhooks') }).waitFor();
    await page
      .getByRole('button', { name: words('webhooks.add') })
      .first()
      .waitFor();
    await expectAccessible(reader, 'webhooks-first');
    await page
      .getByRole('button', { name: words('webhooks.add') })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: words('webhooks.add') });
    // Nowhere inside.
    await dialog.getByLabel(words('webhooks.url'), { exact: true }).fill('https://169.254.169.254/latest');
    await dialog.getByRole('button', { name: words('webhooks.save'), exact: true }).click();
    await page.getByText(words('refusal.refused-target')).waitFor();
    expect(reader.takeFaults().filter((fault) => !fault.includes('400'))).toEqual([]);
    const url = `http://127.0.0.1:${port}/${locale}`;
    await dialog.getByLabel(words('webhooks.url'), { exact: true }).fill(url);
    await dialog.getByLabel(words('webhooks.description'), { exact: true }).fill('CRM');
    await expectAccessible(reader, 'webhook-form');
    await dialog.getByRole('button', { name: words('webhooks.save'), exact: true }).click();
    const secret = await page.getByRole('textbox', { name: words('webhooks.secret', { url }) }).inputValue();
    expect(secret).toMatch(/^whsec_/);
    const card = page.getByRole('region', { name: url, exact: true });
    await card.getByText(words('webhooks.state.on'), { exact: true }).waitFor();
    await expectAccessible(reader, 'webhook-secret');
    await page.getByRole('button', { name: words('webhooks.secret.kept') }).click();

    await card.getByRole('button', { name: words('webhooks.test') }).click();
    const log = page.getByRole('dialog', { name: words('webhooks.log.of', { url }) });
    const lines = log.getByRole('listitem');
    await lines.first().getByText(words('webhooks.delivery.delivered'), { exact: true }).waitFor();
    expect(new Webhook(secret).verify(got[0]?.body ?? '', got[0]?.headers ?? {})).toMatchObject({ type: 'webhook.test' });
    await lines.first().getByText(words('webhooks.type.webhook.test'), { exact: true }).click();
    await log.getByText('thank you').waitFor();
    await expectAccessible(reader, 'webhook-log');
    await page.keyboard.press('Escape');

    // A cohort that is saved on the screen is heard of; the receiver fails it first.
    status = 500;
    await page.getByRole('link', { name: words('cohorts.title') }).click();
    await page.getByRole('button', { name: words('cohorts.new'), exact: true }).click();
    await page.getByRole('menuitem', { name: words('cohorts.new.list') }).click();
    const list = page.getByRole('dialog', { name: words('list.title') });
    await list.getByRole('textbox', { name: words('combine.name') }).fill(`${locale} heard of`);
    await list.getByRole('textbox', { name: words('list.ids') }).fill('m0000001\nm0000002\nnobody-at-all');
    await expectAccessible(reader, 'cohort-list');
    await list.getByRole('button', { name: words('combine.save') }).click();
    await page.getByText(words('list.unknown', { count: 1, ids: 'nobody-at-all' })).waitFor();
    await page.getByRole('heading', { level: 1, name: `${locale} heard of` }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: words('settings.open') }).click();
    await page.getByRole('menuitem', { name: words('settings.webhooks') }).click();
    await card.getByText(words('webhooks.state.failing'), { exact: true }).waitFor();
    await card.getByRole('button', { name: words('webhooks.log'), exact: true }).click();
    await lines.first().getByText(words('webhooks.delivery.again'), { exact: true }).waitFor();
    await expectAccessible(reader, 'webhook-failing');
    status = 200;
    await lines.first().getByText(words('webhooks.type.cohort.saved'), { exact: true }).click();
    await log.getByRole('button', { name: words('webhooks.redeliver') }).click();
    await lines.first().getByText(words('webhooks.delivery.delivered'), { exact: true }).waitFor();
    const last = got.at(-1);
    expect(new Webhook(secret).verify(last?.body ?? '', last?.headers ?? {})).toMatchObject({
      type: 'cohort.saved',
      data: { name: `${locale} heard of`, members: 2 },
    });
    expect(last?.headers['webhook-id']).toBe(got.at(-2)?.headers['webhook-id']);
    await page.keyboard.press('Escape');
    await card.getByRole('button', { name: words('webhooks.disable.named', { url }) }).click();
    await card.getByText(words('webhooks.state.off'), { exact: true }).waitFor();
    await expectAccessible(reader, 'webhook-off');
    await card.getByRole('button', { name: words('webhooks.remove'), exact: true }).click();
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: words('webhooks.remove'), exact: true })
      .click();
    await expect.poll(() => card.count()).toBe(0);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
