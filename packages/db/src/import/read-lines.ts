import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type ForeignFormat, foreignFormat } from './foreign-format.ts';

/** A line with its number in the file, from 1; `text` without its end. */
export interface Line {
  readonly number: number;
  readonly text: string;
  /** The line was longer than the limit: `text` is its beginning, the rest was read past. */
  readonly isCut: boolean;
}

export interface LineOptions {
  readonly encoding: 'utf-8' | 'gb18030';
  readonly maxLineCharacters: number;
  /** Limit of what comes out of a gzip file, in bytes. */
  readonly maxBytes: number;
  /** Told after each piece read: bytes of the file as it lies on disk. */
  readonly onBytes?: (bytes: number) => void;
}

/** More came out of a gzip file than the limit allows. */
export class FileTooLargeError extends Error {
  override readonly name = 'FileTooLargeError';
}

/** The file is no text in lines. */
export class ForeignFileError extends Error {
  override readonly name = 'ForeignFileError';
  readonly format: ForeignFormat;

  constructor(format: ForeignFormat) {
    super(format);
    this.format = format;
  }
}

/** Text packs tenfold, tables of few words a hundredfold; a thousandfold, which is the most that gzip does, is a trap. */
export const mostUnpacked = 200;
const unpackedFreely = 2 ** 26;

/**
 * Lines of a file, gzip or plain (told apart by the first bytes), in flat memory. Lines end with LF, CRLF, or, where there is no LF, CR.
 * Bytes that are not of the encoding become U+FFFD. Throws FileTooLargeError and ForeignFileError.
 */
export async function* readLines(path: string, options: LineOptions): AsyncGenerator<readonly Line[]> {
  const decoder = new TextDecoder(options.encoding);
  const splitter = new LineSplitter(options.maxLineCharacters);
  let bytes = 0;
  const isPacked = await isGzip(path);
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  // Faults of either stream reach whoever reads.
  const pieces: AsyncIterable<Buffer> = isPacked ? pipeline(file, createGunzip(), () => undefined) : file;
  for await (const piece of pieces) {
    const foreign = bytes === 0 ? foreignFormat(piece) : null;
    if (foreign !== null) throw new ForeignFileError(foreign);
    bytes += piece.length;
    if (bytes > options.maxBytes) throw new FileTooLargeError(`More than ${options.maxBytes} bytes come out of ${path}`);
    if (isPacked && bytes > unpackedFreely && bytes > mostUnpacked * file.bytesRead)
      throw new FileTooLargeError(`More than ${mostUnpacked} times its size comes out of ${path}`);
    options.onBytes?.(file.bytesRead);
    yield splitter.add(decoder.decode(piece, { stream: true }));
  }
  yield [...splitter.add(decoder.decode()), ...splitter.end()];
}

async function isGzip(path: string): Promise<boolean> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
}

class LineSplitter {
  readonly #maxCharacters: number;
  #rest = '';
  #number = 0;
  #isSkipping = false;
  /** Told by the first line end. */
  #end: '\n' | '\r' | null = null;

  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters;
  }

  add(text: string): readonly Line[] {
    const whole = this.#rest + text;
    this.#end ??= lineEndIn(whole);
    const pieces = whole.split(this.#end ?? '\n');
    this.#rest = pieces.pop() ?? '';
    const lines: Line[] = [];
    for (const piece of pieces) {
      const line = this.#line(piece);
      if (line !== null) lines.push(line);
    }
    if (this.#rest.length > this.#maxCharacters) {
      if (!this.#isSkipping) lines.push(this.#cut(this.#rest));
      this.#isSkipping = true;
      this.#rest = '';
    }
    return lines;
  }

  end(): readonly Line[] {
    const line = this.#rest === '' ? null : this.#line(this.#rest);
    return line === null ? [] : [line];
  }

  /** Null for the rest of a line that was cut. */
  #line(piece: string): Line | null {
    if (this.#isSkipping) {
      this.#isSkipping = false;
      return null;
    }
    if (piece.length > this.#maxCharacters) return this.#cut(piece);
    this.#number += 1;
    return { number: this.#number, text: piece.endsWith('\r') ? piece.slice(0, -1) : piece, isCut: false };
  }

  #cut(text: string): Line {
    this.#number += 1;
    return { number: this.#number, text: text.slice(0, 1000), isCut: true };
  }
}

/** What ends the lines of a text, null where that cannot be told yet: a CR at its very end may be half of a line end. */
export function lineEndIn(text: string): '\n' | '\r' | null {
  if (text.includes('\n')) return '\n';
  const place = text.indexOf('\r');
  return place >= 0 && place < text.length - 1 ? '\r' : null;
}
