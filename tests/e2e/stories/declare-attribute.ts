import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** An attribute that nobody has sent yet is declared, with its type and its titles, and stands in the list as such. */
export async function declareAttribute({ reader }: EditorStory): Promise<void> {
  const { page, words, locale } = reader;
  const name = `points_${locale}`;
  await page
    .getByRole('navigation', { name: words('app.rail') })
    .getByRole('link', { name: words('rail.data') })
    .click();
  await page.getByRole('tab', { name: words('data.attributes') }).click();
  await page
    .getByRole('list', { name: words('data.attributes') })
    .getByText(words('data.attributes.inferred'), { exact: true })
    .first()
    .waitFor();
  await page.getByRole('button', { name: words('data.attributes.new') }).click();
  const dialog = page.getByRole('dialog', { name: words('data.attributes.new') });
  await dialog.getByRole('textbox', { name: words('data.attributes.name') }).fill(name);
  await dialog.getByRole('textbox', { name: words('data.attributes.title-zh') }).fill(`积分 ${locale}`);
  await dialog.getByRole('textbox', { name: words('data.attributes.title-en') }).fill(`Points ${locale}`);
  await dialog.getByRole('radio', { name: words('data.attributes.type.number') }).check();
  await expectAccessible(reader, 'attribute-declare');
  await dialog.getByRole('button', { name: words('data.attributes.save') }).click();
  const row = page
    .getByRole('list', { name: words('data.attributes') })
    .getByRole('listitem')
    .filter({ hasText: name });
  await row.getByText(words('data.attributes.declared'), { exact: true }).waitFor();
  await row.getByText(words('data.attributes.type.number'), { exact: true }).waitFor();
  await expectAccessible(reader, 'attributes');
}
