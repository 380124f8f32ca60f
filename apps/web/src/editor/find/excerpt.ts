/** A piece of a text around what was looked for. */
export interface Excerpt {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

const around = 18;

/** What is looked for, as texts are compared with it: whatever its case. */
export const wantedOf = (query: string): string => query.trim().toLocaleLowerCase();

/** The first place in a text that holds `query`, whatever its case, with some words around it; null when there is none. */
export function excerptOf(text: string, query: string): Excerpt | null {
  const wanted = wantedOf(query);
  const at = text.toLocaleLowerCase().indexOf(wanted);
  if (wanted === '' || at < 0) return null;
  const [from, end] = [Math.max(0, at - around), at + wanted.length];
  return {
    before: `${from > 0 ? '…' : ''}${text.slice(from, at)}`,
    match: text.slice(at, end),
    after: `${text.slice(end, end + around)}${end + around < text.length ? '…' : ''}`,
  };
}
