import { forbiddenWords, type ForbiddenRule } from '@magpie/messaging';

interface Part {
  readonly part: string;
  readonly at: number;
  readonly isForbidden: boolean;
}

/** A text cut at the words that it should do without; the parts put together are the text. */
export function forbiddenParts(text: string, rules: readonly ForbiddenRule[]): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  const take = (until: number, isForbidden: boolean): void => {
    if (until > end) parts.push({ part: text.slice(end, until), at: end, isForbidden });
    end = until;
  };
  for (const { word, at } of forbiddenWords(text, rules)) {
    take(at, false);
    take(at + word.length, true);
  }
  take(text.length, false);
  return parts;
}
