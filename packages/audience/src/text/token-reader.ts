import type { Token } from './tokens.ts';

/** Where a text is no filter, and what could have stood there. */
export class UnreadableText extends Error {
  override readonly name = 'UnreadableText';
  readonly token: Token;
  readonly expected: string;

  constructor(token: Token, expected: string) {
    super(`${token.line}:${token.column}: ${expected}`);
    this.token = token;
    this.expected = expected;
  }
}

/** Walks tokens from the first to the last. Throws {@link UnreadableText}, which its reader catches: nobody else sees it. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The token to come, or one behind it. */
  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)];
    return token ?? { type: 'end', value: '', line: 1, column: 1 };
  }

  /** Whether a word or sign is to come. */
  sees(value: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return (token.type === 'word' || token.type === 'sign') && token.value === value;
  }

  /** Takes a word or sign if it is to come. */
  takes(value: string): boolean {
    const found = this.sees(value);
    if (found) this.#at += 1;
    return found;
  }

  needs(...values: readonly string[]): void {
    for (const value of values) if (!this.takes(value)) this.fail(value);
  }

  /** Takes one of some words or signs. */
  oneOf<Value extends string>(values: readonly Value[]): Value {
    const found = values.find((value) => this.takes(value));
    return found ?? this.fail(values.join(' | '));
  }

  /** A text in quotes, or a bare word. */
  name(): string {
    const { type, value } = this.peek();
    if (type !== 'text' && type !== 'word') return this.fail('"name"');
    this.#at += 1;
    return value;
  }

  text(): string {
    return this.#take('text', '"text"');
  }

  number(): number {
    return Number(this.#take('number', '0'));
  }

  date(): string {
    return this.#take('date', 'YYYY-MM-DD');
  }

  monthDay(): string {
    return this.#take('monthDay', 'MM-DD');
  }

  fail(expected: string): never {
    throw new UnreadableText(this.peek(), expected);
  }

  #take(type: Token['type'], expected: string): string {
    const token = this.peek();
    if (token.type !== type) return this.fail(expected);
    this.#at += 1;
    return token.value;
  }
}
