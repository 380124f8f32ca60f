import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';

export interface Reject {
  /** Line in the file, from 1: the first one of a row of several. */
  readonly line: number;
  readonly reason: string;
  readonly content: string;
}

export interface RejectsFile {
  add(rejects: readonly Reject[]): Promise<void>;
  close(): Promise<void>;
}

const maxContentCharacters = 1000;

/** A cell that a spreadsheet would take for a formula gets a quote before it. */
const formulaSafe = { escape_formulas: true };

/** A CSV of what did not parse (line, reason, content), in UTF-8 with the mark that spreadsheets need. None without a path. */
export function rejectsFile(path: string | undefined): RejectsFile {
  if (path === undefined) return { add: async () => {}, close: async () => {} };
  const file = createWriteStream(path, { encoding: 'utf8' });
  const done = finished(file);
  // A disk that is full is told to whoever adds or closes.
  done.catch(() => undefined);
  file.write(`\uFEFF${stringify([['line', 'reason', 'content']])}`);
  return {
    async add(rejects) {
      const text = stringify(
        rejects.map(({ line, reason, content }) => [line, reason, content.slice(0, maxContentCharacters)]),
        formulaSafe,
      );
      if (!file.write(text)) await Promise.race([once(file, 'drain'), done]);
    },
    async close() {
      file.end();
      await done;
    },
  };
}
