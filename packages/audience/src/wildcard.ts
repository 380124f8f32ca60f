/**
 * Whether the whole text matches a pattern in which `*` is any run of characters, `?` a single one, and a backslash takes the next character as it is.
 * Time is at most the product of the two lengths: the last `*` alone is ever tried again.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const pieces = wildcardPieces(pattern);
  const characters = [...text];
  let at = 0;
  let place = 0;
  let star = -1;
  let resume = 0;
  while (at < characters.length) {
    const piece = pieces[place];
    if (piece?.type === 'run') {
      star = place;
      resume = at;
      place += 1;
    } else if (piece !== undefined && (piece.type === 'one' || piece.character === characters[at])) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      place = star + 1;
    } else return false;
  }
  return pieces.slice(place).every(({ type }) => type === 'run');
}

/** A pattern taken apart: any run, any one character, or this character. */
export type WildcardPiece = { readonly type: 'run' } | { readonly type: 'one' } | { readonly type: 'character'; readonly character: string };

/** Reads a pattern, code point by code point; a backslash at the end is itself. */
function wildcardPieces(pattern: string): readonly WildcardPiece[] {
  const characters = [...pattern];
  const pieces: WildcardPiece[] = [];
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    const next = characters[index + 1];
    if (character === '*') pieces.push({ type: 'run' });
    else if (character === '?') pieces.push({ type: 'one' });
    else if (character === '\\' && next !== undefined) {
      pieces.push({ type: 'character', character: next });
      index += 1;
    } else pieces.push({ type: 'character', character });
  }
  return pieces;
}

/** The pattern as SQL's LIKE knows it, with a backslash as its escape. */
export function likePattern(pattern: string): string {
  return wildcardPieces(pattern)
    .map((piece) => (piece.type === 'run' ? '%' : piece.type === 'one' ? '_' : piece.character.replace(/[\\%_]/, '\\$&')))
    .join('');
}
