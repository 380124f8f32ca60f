import { findJourney } from '@magpie/db';
import { checkJourney, type JourneyDocument, parseDocument } from '@magpie/journey';
import { kinds } from '@magpie/nodes';
import { expect } from 'vitest';
import type { EditorStory } from '../editor-story.ts';

/** What is drawn from nothing: the Qixi flow in its shape, with one message. */
const shape = [
  'anchored-entry.out>split',
  'await-event.matched>save-cohort',
  'await-event.timeout>end',
  'save-cohort.out>end',
  'send-sms.out>await-event',
  'split.holdout>end',
  'split.take-part>send-sms',
];

/** The server has a journey of that shape, on Qixi, with the message two weeks ahead, and nothing stands in the way of publishing it. */
export async function expectQixi({ reader: { page }, product }: EditorStory, text: string): Promise<void> {
  const [, workspaceId = '', id = ''] = /\/w\/([^/]+)\/journeys\/([^/?]+)/.exec(page.url()) ?? [];
  const saved = async (): Promise<JourneyDocument> => {
    const parsed = parseDocument((await findJourney(product.db, workspaceId, id))?.document, kinds);
    if (!parsed.ok) throw new Error('It can be read');
    return parsed.value;
  };
  await expect.poll(async () => wires(await saved()), { timeout: 20_000 }).toEqual(shape);
  await expect.poll(async () => (await saved()).nodes.find(({ type }) => type === 'send-sms')?.config['text'], { timeout: 20_000 }).toBe(text);
  await page.locator('[data-save="saved"]').waitFor();
  const document = await saved();
  const step = (type: string) => document.nodes.find((node) => node.type === type);
  expect(step('anchored-entry')?.config['anchor']).toEqual({ type: 'festival', festival: 'qixi' });
  expect(step('split')?.config['holdout']).toBe('holdout');
  expect(step('send-sms')?.when).toMatchObject({ type: 'anchor', offsetDays: -14 });
  expect(checkJourney(document, kinds).filter(({ severity }) => severity === 'error')).toEqual([]);
}

/** Ways between kinds; two ends of which each is come to by its own way read the same as one. */
function wires(document: JourneyDocument): readonly string[] {
  const typeOf = (id: string): string => document.nodes.find((node) => node.id === id)?.type ?? '?';
  return document.edges.map(({ from, port, to }) => `${typeOf(from)}.${port}>${typeOf(to)}`).toSorted();
}
