import { type JourneyDocument, parseDocument } from '@magpie/journey';
import { kinds } from '@magpie/nodes';

interface LocalDraft {
  readonly document: JourneyDocument;
  /** The saved revision that it builds on. */
  readonly revision: number;
}

const storageKey = (journeyId: string): string => `magpie-draft:${journeyId}`;

/** Keeps the draft in this browser. A full or forbidden storage is no reason to stop drawing. */
export function keepLocalDraft(journeyId: string, draft: LocalDraft): void {
  try {
    localStorage.setItem(storageKey(journeyId), JSON.stringify(draft));
  } catch {
    // The server copy remains.
  }
}

/** The draft kept in this browser, or null when there is none that can be read. */
export function readLocalDraft(journeyId: string): LocalDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey(journeyId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('document' in kept) || !('revision' in kept) || typeof kept.revision !== 'number') return null;
    const parsed = parseDocument(kept.document, kinds);
    return parsed.ok ? { document: parsed.value, revision: kept.revision } : null;
  } catch {
    return null;
  }
}

/** Forgets the kept draft; with `document` only when nothing newer has been kept since. */
export function dropLocalDraft(journeyId: string, document?: JourneyDocument): void {
  if (document !== undefined && JSON.stringify(readLocalDraft(journeyId)?.document) !== JSON.stringify(document)) return;
  try {
    localStorage.removeItem(storageKey(journeyId));
  } catch {
    // Nothing was kept then.
  }
}
