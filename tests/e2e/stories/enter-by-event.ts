import { createJourney, type FactInput, ingestFacts, publishVersion } from '@magpie/db';
import { applyFacts, runReport } from '@magpie/engine';
import { startRun, testEngine } from '@magpie/engine/testing';
import { compileJourney } from '@magpie/journey';
import { dayMs, hourMs, minuteMs } from '@magpie/kit';
import { kinds } from '@magpie/nodes';
import { templates } from '@magpie/nodes/templates';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';
import { watchToEnd } from './rehearse.ts';

/**
 * A journey that people enter by an event: its goal is counted from each one's entry, it is simulated by the events there were, rehearsed with them and
 * compared, and events by which nobody can enter are told of.
 */
export async function enterByEvent({ reader, product }: EditorStory): Promise<void> {
  const { page, words, locale } = reader;
  await page.waitForURL(/\/w\/[^/]+\/journeys/);
  const workspaceId = decodeURIComponent(/\/w\/([^/]+)\//.exec(page.url())?.[1] ?? '');
  const id = `carts-${locale}`;
  const document = templates['abandoned-cart'].draw({ id, locale, shop: locale === 'en' ? 'Tea House' : '青山茶舍' });
  await createJourney(product.db, { workspaceId, id, name: document.name, document });
  await ingestFacts(product.db, workspaceId, await cartsOfLastYear(product.db, workspaceId));

  await page.goto(new URL(`/w/${workspaceId}/journeys/${id}`, product.link).href);
  await page.getByRole('application', { name: words('canvas.label') }).waitFor();
  await page.getByText(words('goal.window.entry', { count: 3 })).waitFor();
  await expectAccessible(reader, 'goal-from-entry');

  await page.getByRole('button', { name: words('simulation.open') }).click();
  const panel = page.getByRole('region', { name: words('simulation.title') });
  await panel.getByRole('combobox', { name: words('simulation.behaviour') }).click();
  await page.locator('.ant-select-item-option').getByText(words('simulation.behaviour.recorded'), { exact: true }).click();
  await panel.getByRole('button', { name: words('simulation.run'), exact: true }).click();
  await panel.locator('.simulation-result').waitFor();
  const told = await panel.locator('.simulation-result [role="status"]').innerText();
  expect(told).toContain('Product Added');
  // Carts that were bought within the hour and those that were not: neither way stays untried.
  expect(await panel.getByText(words('simulation.covered')).count()).toBe(1);
  await expectAccessible(reader, 'simulation-by-events');
  await panel.getByRole('button', { name: words('simulation.close') }).click();

  await page.getByRole('button', { name: words('rehearse.open'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words('rehearse.title') });
  await dialog.getByRole('radio', { name: words('customers.recorded') }).check();
  await dialog.getByLabel(words('rehearse.pace')).click();
  await page.locator('.ant-select-item-option').getByText(words('rehearse.pace.fastest'), { exact: true }).click();
  await dialog.getByRole('button', { name: words('rehearse.begin') }).click();
  await page.waitForURL(/\/runs\/[^/]+$/, { timeout: 30_000 });
  const [, shadow = '', runId = ''] = /\/w\/([^/]+)\/runs\/([^/?]+)/.exec(page.url()) ?? [];
  await watchToEnd(reader);
  const run = { workspaceId: decodeURIComponent(shadow), runId: decodeURIComponent(runId) };
  const { goal } = await runReport(product.db, run);
  expect(goal).toMatchObject({ window: null, windowDays: 3 });
  expect(goal?.treated.open).toBe(0);
  expect(goal?.treated.buyers).toBeGreaterThan(0);
  const inspector = page.getByRole('complementary', { name: words('app.inspector') });
  await inspector.getByText(words('result.own', { count: 3 })).waitFor();
  const count = (value: number): string => new Intl.NumberFormat(locale).format(value);
  expect((await inspector.innerText()).replaceAll(/\s+/g, ' ')).toContain(
    `${words('result.treated')} ${count(goal?.treated.buyers ?? -1)} / ${count(goal?.treated.members ?? -1)}`,
  );
  await page.getByTitle(words('run.show.conversion'), { exact: true }).click();
  await page.getByText(words('run.converted'), { exact: true }).first().waitFor();
  await expectAccessible(reader, 'run-with-own-windows');

  await refuseEntries(product.db, { workspaceId, id, document });
  await page.goto(new URL(`/w/${workspaceId}/data?tab=letters`, product.link).href);
  const entries = page.getByRole('region', { name: words('data.entries') });
  await entries
    .getByRole('button', { name: words('data.entries.reason.key-unreadable') })
    .first()
    .click();
  await entries.getByText('Product Added').first().waitFor();
  await expectAccessible(reader, 'entries-refused');
  await entries
    .getByRole('button', { name: `${words('data.letter.aside')}: ${document.name}` })
    .first()
    .click();
  await entries
    .getByRole('button', { name: `${words('data.letter.back')}: ${document.name}` })
    .first()
    .waitFor();
}

type Db = EditorStory['product']['db'];

/** What was put into carts, and ordered of it, around this day of the last year: what recorded customers of a rehearsal do again. */
async function cartsOfLastYear(db: Db, workspaceId: string): Promise<readonly FactInput[]> {
  const { rows } = await sql<{ id: string }>`
    select external_id as id from member where workspace_id = ${workspaceId} and alias_of is null and erased_at is null order by no limit 300`.execute(
    db,
  );
  const from = Date.now() - 364 * dayMs + hourMs;
  return rows.flatMap(({ id: externalId }, index): readonly FactInput[] => {
    // Many at one moment: every moment of its own is a wave of its own.
    const at = from + (index % 4) * dayMs;
    const cart = `cart-${index}`;
    const added: FactInput = {
      type: 'event',
      externalId,
      id: `added-${cart}`,
      name: 'Product Added',
      occurredAt: at,
      properties: { cart_id: cart },
    };
    const after = [20 * minuteMs, 5 * hourMs, 40 * hourMs, null, null][index % 5] ?? null;
    if (after === null) return [added];
    const ordered: FactInput = { ...added, id: `ordered-${cart}`, name: 'Order Completed', occurredAt: at + after, value: 9_900n };
    return [added, ordered];
  });
}

/** A live run of the journey, and events that name no cart that can be read. */
async function refuseEntries(
  db: Db,
  { workspaceId, id, document }: { readonly workspaceId: string; readonly id: string; readonly document: Parameters<typeof compileJourney>[0] },
): Promise<void> {
  const compiled = compileJourney(document, kinds);
  if (!compiled.ok) throw new Error('The template compiles');
  const plan = compiled.value;
  const { version } = await publishVersion(db, { workspaceId, id, document, plan, planHash: plan.hash, userId: null });
  const engine = testEngine(db);
  const now = Date.now() - minuteMs;
  await startRun(engine, { workspaceId, journeyId: id, version, now });
  const { rows } = await sql<{ id: string }>`select external_id as id from member where workspace_id = ${workspaceId} order by no limit 1`.execute(
    db,
  );
  const event = { type: 'event', externalId: rows[0]?.id ?? '', name: 'Product Added', occurredAt: now + 1_000 } as const;
  await ingestFacts(db, workspaceId, [
    { ...event, id: `${id}-flag`, properties: { cart_id: true } },
    { ...event, id: `${id}-half`, properties: { cart_id: 1.5 } },
    { ...event, id: `${id}-long`, properties: { cart_id: 'c'.repeat(240) } },
  ]);
  await applyFacts(engine, workspaceId);
}
