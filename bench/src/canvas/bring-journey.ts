import type { JourneyDocument } from '@magpie/journey';
import type { Page } from 'playwright-core';

/** Signs in by the one-time link; the workspace one comes to. */
export async function signIn(page: Page, link: string): Promise<string> {
  await page.goto(link);
  await page.waitForURL(/\/w\/[^/]+\/journeys/);
  const [, workspaceId = ''] = /\/w\/([^/]+)\//.exec(page.url()) ?? [];
  return workspaceId;
}

/** Imports a journey; the address of its editor. */
export async function bringJourney(page: Page, workspaceId: string, document: JourneyDocument): Promise<string> {
  const id = await page.evaluate(
    async (input) => {
      const answer = await fetch('/trpc/journeys.import', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json: input }),
      });
      const { result }: { readonly result: { readonly data: { readonly json: { readonly id: string } } } } = JSON.parse(await answer.text());
      return result.data.json.id;
    },
    { workspaceId, text: JSON.stringify(document) },
  );
  return new URL(`/w/${workspaceId}/journeys/${id}`, page.url()).href;
}
