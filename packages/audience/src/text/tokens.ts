/** A piece of text with where it begins; lines and columns from 1. */
export interface Token {
  readonly type: 'word' | 'text' | 'number' | 'date' | 'monthDay' | 'sign' | 'end' | 'unknown';
  /** As it is written; of a text in quotes, what it says. */
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

const patterns: readonly (readonly [Exclude<Token['type'], 'end' | 'unknown'>, RegExp])[] = [
  ['date', /\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?/y],
  ['monthDay', /\d{2}-\d{2}(?![\d-])/y],
  ['number', /-?\d+(\.\d+)?([eE][+-]?\d+)?/y],
  ['text', /"(?:[^"\\\n]|\\.)*"/y],
  ['word', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['sign', />=|<=|!=|[=<>()[\],]/y],
];

/** Takes a text apart; `#` begins a comment to the end of its line. What is nothing of the language is one unknown token, the last before the end. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const place = { line: 1, start: 0 };
  const here = (at: number): { readonly line: number; readonly column: number } => ({ line: place.line, column: at - place.start + 1 });
  let at = skipBlank(source, 0, place);
  while (at < source.length) {
    const found = tokenAt(source, at);
    tokens.push({ type: found.type, value: found.value, ...here(at) });
    if (found.type === 'unknown') break;
    at = skipBlank(source, at + found.length, place);
  }
  return [...tokens, { type: 'end', value: '', ...here(at) }];
}

function tokenAt(source: string, at: number): Pick<Token, 'type' | 'value'> & { readonly length: number } {
  for (const [type, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text === undefined) continue;
    if (type !== 'text') return { type, value: text, length: text.length };
    const value = unquoted(text);
    return value === null ? { type: 'unknown', value: text, length: text.length } : { type, value, length: text.length };
  }
  return { type: 'unknown', value: source.slice(at, at + 20), length: 1 };
}

/** Texts in quotes are written as in JSON. */
function unquoted(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** Where the next token begins; no token reaches over the end of a line, so that lines end in blanks alone. */
function skipBlank(source: string, from: number, place: { line: number; start: number }): number {
  blank.lastIndex = from;
  const skipped = blank.exec(source)?.[0] ?? '';
  for (let end = skipped.indexOf('\n'); end >= 0; end = skipped.indexOf('\n', end + 1)) {
    place.line += 1;
    place.start = from + end + 1;
  }
  return from + skipped.length;
}

const blank = /(?:\s|#[^\n]*)*/y;
