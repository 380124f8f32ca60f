import { insertAudience, saveCohort } from '@magpie/db';
import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** Two cohorts become a third, which tells of what it was made and what its people bought; it is searched, named anew, put away and found again. */
export async function cohortAlgebra({ reader, product }: EditorStory): Promise<void> {
  const { page, words, locale } = reader;
  await page.waitForURL(/\/w\/[^/]+\/journeys/);
  const workspaceId = /\/w\/([^/]+)\//.exec(page.url())?.[1] ?? '';
  const [spring, summer] = [`${locale} spring`, `${locale} summer`];
  const keep = (name: string, memberNos: readonly number[]) =>
    saveCohort(product.db, {
      workspaceId,
      id: `saved:${name}`,
      name,
      origin: { type: 'list', given: memberNos.length, at: Date.now() - 90 * 86_400_000 },
      memberNos,
    });
  await page.getByRole('link', { name: words('cohorts.title') }).click();
  await page.getByRole('heading', { level: 1, name: words('cohorts.title') }).waitFor();
  await expectAccessible(reader, 'cohorts-first');
  await keep(
    spring,
    Array.from({ length: 120 }, (_, no) => no),
  );
  await keep(
    summer,
    Array.from({ length: 120 }, (_, no) => no + 80),
  );
  await page.reload();

  await page.getByRole('button', { name: words('cohorts.new'), exact: true }).click();
  await page.getByRole('menuitem', { name: words('cohorts.new.combine') }).click();
  const dialog = page.getByRole('dialog', { name: words('combine.title') });
  await dialog.getByText(words('combine.incomplete')).waitFor();
  const choose = async (label: string, name: string): Promise<void> => {
    await dialog.getByRole('combobox', { name: label, exact: true }).click();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  };
  await choose(words('combine.first'), spring);
  await choose(words('combine.others'), summer);
  await page.keyboard.press('Escape');
  await dialog
    .getByRole('status')
    .getByText(words('combine.count', { count: 200 }))
    .waitFor();
  await dialog.getByRole('radio', { name: words('combine.intersection') }).check();
  await dialog
    .getByRole('status')
    .getByText(words('combine.count', { count: 40 }))
    .waitFor();
  await dialog.getByRole('radio', { name: words('combine.difference') }).check();
  await dialog
    .getByRole('status')
    .getByText(words('combine.count', { count: 80 }))
    .waitFor();
  const name = `${locale} only spring`;
  await dialog.getByRole('textbox', { name: words('combine.name') }).fill(name);
  await expectAccessible(reader, 'cohort-combine');
  await dialog.getByRole('button', { name: words('combine.save') }).click();

  await page.getByRole('heading', { level: 1, name }).waitFor();
  const quoted = (text: string): string => words('cohort.origin.quoted', { name: text });
  await page.getByText(words('cohort.origin.difference', { first: quoted(spring), names: quoted(summer) })).waitFor();
  await page.getByRole('region', { name: words('cohort.activity') }).waitFor();
  const people = page.getByRole('list', { name: words('cohorts.members') }).getByRole('listitem');
  await expect.poll(() => people.count()).toBe(50);
  await page.getByRole('button', { name: words('people.more') }).click();
  await expect.poll(() => people.count()).toBe(80);
  await expectAccessible(reader, 'cohort-combined');
  await page.getByRole('searchbox', { name: words('cohort.search') }).fill('7');
  await expect.poll(() => people.count()).toBeLessThan(50);
  await page.getByRole('searchbox', { name: words('cohort.search') }).fill('no such person');
  await page.getByText(words('cohort.none-found')).waitFor();

  await page.getByRole('link', { name: words('cohorts.title') }).click();
  const row = (name: string) => page.getByRole('link').filter({ has: page.getByText(name, { exact: true }) });
  await row(spring).click();
  await page
    .getByRole('region', { name: words('cohort.activity') })
    .getByRole('listitem')
    .first()
    .waitFor();
  await expectAccessible(reader, 'cohort-spring');
  await page.getByRole('button', { name: words('cohort.rename'), exact: true }).click();
  const naming = page.getByRole('dialog', { name: words('cohort.rename') });
  await naming.getByRole('textbox').fill(`${spring} 2`);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: `${spring} 2` }).waitFor();
  await page.getByRole('button', { name: words('cohort.archive'), exact: true }).click();
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: words('cohort.archive'), exact: true })
    .click();
  await page.getByRole('button', { name: words('cohort.restore') }).waitFor();
  await page.getByRole('link', { name: words('cohorts.title') }).click();
  await row(name).waitFor();
  expect(await row(`${spring} 2`).count()).toBe(0);
  await page.getByRole('button', { name: words('cohorts.show-archived', { count: 1 }) }).click();
  await row(`${spring} 2`).click();
  await page.getByRole('button', { name: words('cohort.restore') }).click();
  await page.getByRole('button', { name: words('cohort.archive'), exact: true }).waitFor();

  // Whoever belongs to a saved audience now.
  const audience = `${locale} people of summer`;
  const { id: userId } = await product.db.selectFrom('app_user').select('id').executeTakeFirstOrThrow();
  const filter = { type: 'cohort', cohort: `saved:${summer}` } as const;
  await insertAudience(product.db, workspaceId, { id: `audience-${locale}`, name: audience, description: '', filter, anchor: null, userId });
  await page.getByRole('link', { name: words('cohorts.title') }).click();
  await page.getByRole('button', { name: words('cohorts.new'), exact: true }).click();
  await page.getByRole('menuitem', { name: words('cohorts.new.audience') }).click();
  const asking = page.getByRole('dialog', { name: words('from-audience.title') });
  await asking.getByRole('combobox', { name: words('from-audience.audience') }).click();
  await page.keyboard.type(audience);
  await page.keyboard.press('Enter');
  await expect.poll(() => asking.getByRole('textbox', { name: words('combine.name') }).inputValue()).toBe(audience);
  await expectAccessible(reader, 'cohort-audience');
  await asking.getByRole('button', { name: words('combine.save') }).click();
  await page.getByText(words('cohort.origin.audience', { name: audience })).waitFor();
  await page
    .getByText(words('cohort.about', { count: 120 }))
    .first()
    .waitFor();
}
