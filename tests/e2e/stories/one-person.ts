import { sql } from 'kysely';
import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';
import { expectAccessible } from '../expect-accessible.ts';

/** A person is found by phone and looked through; why they are out of an audience is told clause by clause; then they are erased, and are gone. */
export async function onePerson({ reader, product }: EditorStory): Promise<void> {
  const { page, words } = reader;
  await page.waitForURL(/\/w\/[^/]+\/journeys/);
  const workspaceId = /\/w\/([^/]+)\//.exec(page.url())?.[1] ?? '';
  const { rows } = await sql<{ no: number; externalId: string; phone: string }>`
    select m.no, m.external_id as "externalId", a.value as phone from member m
    join address a on a.workspace_id = m.workspace_id and a.member_no = m.no and a.channel = 'sms'
    where m.workspace_id = ${workspaceId} and m.erased_at is null and m.alias_of is null
      and exists (select from event e where e.workspace_id = m.workspace_id and e.member_no = m.no and e.name = 'Order Completed')
    order by m.no limit 1`.execute(product.db);
  const [someone] = rows;
  if (someone === undefined) throw new Error('Nobody has bought anything');

  await page.getByRole('link', { name: words('rail.members') }).click();
  await page.getByRole('heading', { level: 1, name: words('members.title') }).waitFor();
  const list = page.getByRole('list', { name: words('members.title') });
  await expect.poll(() => list.getByRole('listitem').count()).toBe(50);
  await expectAccessible(reader, 'members-list');
  await page.getByRole('button', { name: words('members.more') }).click();
  await expect.poll(() => list.getByRole('listitem').count()).toBe(100);
  const search = page.getByRole('textbox', { name: words('members.search') });
  await search.fill('no such person');
  await page.getByText(words('members.none-found'), { exact: true }).waitFor();
  await search.fill(someone.phone);
  await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
  await list.getByRole('link').click();

  await page.getByText(words('members.known-as', { externalId: someone.externalId, number: someone.no })).waitFor();
  const story = page.getByRole('region', { name: words('members.story') });
  const told = story.getByRole('list');
  const order = told.getByText(words('members.kind.order'), { exact: true });
  await order.first().waitFor();
  await expectAccessible(reader, 'member-story');
  await page.setViewportSize({ width: 1024, height: 768 });
  await expectAccessible(reader, 'member-story');
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const group of ['events', 'orders', 'profile', 'runs']) await story.getByRole('checkbox', { name: words(`members.group.${group}`) }).uncheck();
  await expect.poll(() => order.count()).toBe(0);
  await told.getByText(words('members.kind.consent'), { exact: true }).first().waitFor();

  await page.getByRole('tab', { name: words('members.runs') }).click();
  await page.getByText(words('members.runs.empty'), { exact: true }).waitFor();
  await page.getByRole('tab', { name: words('members.why') }).click();
  await page.getByText(words('members.why.none'), { exact: true }).waitFor();
  await page.getByRole('combobox', { name: words('members.why.journey') }).click();
  await page.locator('.ant-select-item-option').first().click();
  const answer = page.getByRole('status').filter({ hasText: workspaceZone });
  await answer.waitFor();
  await expectAccessible(reader, 'member-why-journey');
  await page.getByText(words('members.why.text'), { exact: true }).click();
  const text = page.getByRole('textbox', { name: words('members.why.text') });
  await text.fill('did "Order Completed" count >= 1\nand tag');
  await page.getByRole('button', { name: words('members.why.ask') }).click();
  await page.getByText(words('members.why.place', { line: 2, column: 8 })).waitFor();
  // The refusal was asked for.
  expect(reader.takeFaults().filter((fault) => !fault.includes('400'))).toEqual([]);
  await text.fill('did "Order Completed" count >= 1\nand tag "nobody wears this"');
  await page.getByRole('button', { name: words('members.why.ask') }).click();
  await answer.getByText(words('members.why.out')).waitFor();
  await expect.poll(() => page.locator('.explanation .is-met').count()).toBe(1);
  await expect.poll(() => page.locator('.explanation .explanation .is-unmet').count()).toBe(1);
  await page.getByText(words('walk.found.never'), { exact: true }).waitFor();
  await expectAccessible(reader, 'member-why-out');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: words('members.export') }).click();
  expect((await download).suggestedFilename()).toBe(`member-${someone.no}.json`);
  await page.getByRole('button', { name: words('members.erase'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  const go = dialog.getByRole('button', { name: words('members.erase.go') });
  await dialog.getByRole('textbox').fill(`${someone.externalId} `.slice(0, 2));
  expect(await go.isDisabled()).toBe(true);
  await expectAccessible(reader, 'member-erase');
  await dialog.getByRole('textbox').fill(someone.externalId);
  await go.click();
  await page.getByRole('heading', { level: 1, name: words('members.title') }).waitFor();
  await search.fill(someone.phone);
  await page.getByText(words('members.none-found'), { exact: true }).waitFor();
  await page.goto(new URL(`/w/${workspaceId}/members/${someone.no}`, page.url()).href);
  await page.getByText(words('members.gone'), { exact: true }).waitFor();
  await expectAccessible(reader, 'member-gone');
  // Nobody is found there, as it should be.
  expect(reader.takeFaults().filter((fault) => !fault.includes('404'))).toEqual([]);
}

/** The demo shop's. */
const workspaceZone = 'Asia/Shanghai';
