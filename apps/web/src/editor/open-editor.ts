import { seededRandom } from '@magpie/kit';
import type { JourneyDraft } from '../api/contract.ts';
import { readLocalDraft } from './local-draft.ts';
import { createEditor, type Editor } from './store/create-editor.ts';

/** Opens a draft; unsaved changes of an earlier visit that build on the same revision are put back. */
export function openEditor(journeyId: string, { document, revision }: JourneyDraft): { readonly editor: Editor; readonly restored: boolean } {
  const editor = createEditor({ document, revision, now: () => Date.now(), random: seededRandom(crypto.randomUUID()) });
  const kept = readLocalDraft(journeyId);
  const restored = kept !== null && kept.revision === revision && JSON.stringify(kept.document) !== JSON.stringify(document);
  if (restored) editor.restore(kept.document);
  return { editor, restored };
}
