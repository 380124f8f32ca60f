import type { Filter } from '@magpie/audience';
import type { Anchor } from '@magpie/calendar';
import { filterInWords } from '@magpie/nodes/views';
import { useUi } from '@magpie/ui';
import { useKnownNames } from '../editor/use-known-names.ts';
import { useWorkspace } from '../session/use-me.ts';

/** Says a filter in words, with the names of the workspace. */
export function useSentence(workspaceId: string): (filter: Filter, anchor: Anchor | null) => string {
  const { words, locale } = useUi();
  const known = useKnownNames(workspaceId);
  const currency = useWorkspace(workspaceId)?.currency ?? 'CNY';
  return (filter, anchor) => filterInWords(filter, { words, locale, currency, anchor, known });
}
