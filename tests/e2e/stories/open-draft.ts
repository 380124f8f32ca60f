import { createJourney } from '@magpie/db';
import type { JourneyDocument } from '@magpie/journey';
import { qixiJourney } from '@magpie/nodes';
import type { EditorStory } from '../editor-story.ts';
import type { WatchedPage } from '../watched-page.ts';

export interface OpenDraft {
  readonly workspaceId: string;
  readonly document: JourneyDocument;
  /** Its address in the product. */
  readonly url: string;
  /** Name of the first message, and of the last one. */
  readonly first: string;
  readonly last: string;
}

/** A journey of one's own, drawn from the template. */
export async function freshDraft({ reader, product }: EditorStory, id: string): Promise<OpenDraft> {
  await reader.page.waitForURL(/\/w\/[^/]+\/journeys/);
  const workspaceId = /\/w\/([^/]+)\//.exec(reader.page.url())?.[1] ?? '';
  const document = qixiJourney({ id, locale: reader.locale });
  await createJourney(product.db, { workspaceId, id, name: document.name, document });
  const messages = document.nodes.filter(({ type }) => type === 'send-sms').map(({ name }) => name);
  return {
    workspaceId,
    document,
    url: new URL(`/w/${workspaceId}/journeys/${id}`, product.link).href,
    first: messages[0] ?? '',
    last: messages.at(-1) ?? '',
  };
}

/** Opens a draft and waits until it can be drawn in. */
export async function openDraft({ page, words }: WatchedPage, { url }: OpenDraft): Promise<void> {
  await page.goto(url);
  await page.getByRole('application', { name: words('canvas.label') }).waitFor();
  await page.locator('[data-save="saved"]').waitFor();
}
