import type { ListedWord } from './listed-word.ts';
import type { Words } from '@magpie/ui';

export interface WordsAsked {
  readonly q?: string;
  readonly show?: 'own' | 'off';
}

/** The words that are asked for: by a part of themselves or of where they come from, in the reader's language, capitals or not. */
export function shownWords(all: readonly ListedWord[], { q = '', show }: WordsAsked, words: Words): readonly ListedWord[] {
  const asked = q.trim().toLowerCase();
  return all.filter(
    ({ word, reason, isOn, source }) =>
      (show === undefined || (show === 'own' ? reason === 'own' : !isOn)) &&
      [word, source ?? '', words(`settings.words.reason.${reason}`)].some((text) => text.toLowerCase().includes(asked)),
  );
}

/** By where they come from, the workspace's own first; groups without words are left out. */
export function wordGroups(listed: readonly ListedWord[]): readonly (readonly [ListedWord['reason'], readonly ListedWord[]])[] {
  return (['own', 'superlative', 'state', 'derived'] as const).flatMap((reason) => {
    const group = listed.filter((each) => each.reason === reason);
    return group.length === 0 ? [] : [[reason, group] as const];
  });
}
