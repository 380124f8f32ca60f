import { type ForbiddenRule, shippedWords } from './shipped-words.ts';

/** What a workspace has changed about the list of forbidden words. */
export type WordChange =
  /** A shipped word that nobody is warned of here. */
  | { readonly type: 'off'; readonly word: string }
  /** A word of the workspace's own. */
  | { readonly type: 'own'; readonly word: string };

/** The words that a workspace's messages are checked for: the shipped ones but those switched off, then its own. */
export function wordsInForce(changes: readonly WordChange[]): readonly ForbiddenRule[] {
  const changed = new Set(changes.map(({ word }) => wordKey(word)));
  return [
    ...shippedWords.filter(({ word }) => !changed.has(wordKey(word))),
    ...changes.flatMap(({ type, word }): readonly ForbiddenRule[] => (type === 'own' ? [{ word, reason: 'own' }] : [])),
  ];
}

/** The same for words that differ in nothing but capitals: they are found alike. */
export function wordKey(word: string): string {
  return word.toLowerCase();
}
