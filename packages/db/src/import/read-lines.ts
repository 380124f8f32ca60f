import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

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

/** Lines of a file, gzip or plain (told apart by the first bytes), in flat memory. Bytes that are not of the encoding become U+FFFD. */
export async function* readLines(path: string, options: LineOptions): AsyncGenerator<readonly Line[]> {
  const decoder = new TextDecoder(options.encoding);
  const splitter = new LineSplitter(options.maxLineCharacters);
  let bytes = 0;
  const isPacked = await isGzip(path);
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  // Faults of either stream reach whoever reads.
  const pieces: AsyncIterable<Buffer> = isPacked ? pipeline(file, createGunzip(), () => undefined) : file;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > options.maxBytes) throw new FileTooLargeError(`More than ${options.maxBytes} bytes come out of ${path}`);
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

  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters;
  }

  add(text: string): readonly Line[] {
    const pieces = (this.#rest + text).split('\n');
    this.#rest = pieces.pop() ?? '';
    const lines = pieces.flatMap((piece) => this.#line(piece));
    if (this.#rest.length > this.#maxCharacters) {
      if (!this.#isSkipping) lines.push(this.#cut(this.#rest));
      this.#isSkipping = true;
      this.#rest = '';
    }
    return lines;
  }

  end(): readonly Line[] {
    return this.#rest === '' ? [] : this.#line(this.#rest);
  }

  #line(piece: string): readonly Line[] {
    if (this.#isSkipping) {
      this.#isSkipping = false;
      return [];
    }
    if (piece.length > this.#maxCharacters) return [this.#cut(piece)];
    this.#number += 1;
    return [{ number: this.#number, text: piece.endsWith('\r') ? piece.slice(0, -1) : piece, isCut: false }];
  }

  #cut(text: string): Line {
    this.#number += 1;
    return { number: this.#number, text: text.slice(0, 1000), isCut: true };
  }
}
