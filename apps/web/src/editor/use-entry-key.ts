import { useStore } from 'zustand';
import type { Editor } from './store/create-editor.ts';
import { entryHasKey } from './store/graph-reading.ts';

/** Whether the journey's entry says what an enrolment is about; draws again only when that changes. */
export function useEntryKey({ store }: Editor): boolean {
  return useStore(store, ({ document }) => entryHasKey(document));
}
