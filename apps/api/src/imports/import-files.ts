import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ImportPlace } from '@magpie/db';

/** Where files that are brought in lie until they are: `<folder>/<workspace>/<import>`, under ids of ours, never under names of others. */
export interface ImportFiles {
  /** The file as it was sent. */
  sent(place: ImportPlace): string;
  /** Rows that did not parse, as CSV: of the import, or of the last look at what it would do. */
  rejects(place: ImportPlace, of: 'import' | 'check'): string;
  /** Writes a file down as it comes; more than `maxBytes`, or a sender that goes away, throws and leaves nothing. Returns its length. */
  keep(place: ImportPlace, content: Readable): Promise<number>;
  /** Everything of an import, or only the file as it was sent. */
  forget(place: ImportPlace, what: 'all' | 'sent'): Promise<void>;
}

/** More was sent than is taken. */
export class UploadTooLargeError extends Error {
  override readonly name = 'UploadTooLargeError';
}

/** The import files of a folder, which is made when the first comes. */
export function importFiles(folder: string, maxBytes = 2 ** 34): ImportFiles {
  const base = ({ workspaceId, id }: ImportPlace): string => join(folder, safe(workspaceId), safe(id));
  const paths = (place: ImportPlace) => ({ sent: base(place), import: `${base(place)}.rejects.csv`, check: `${base(place)}.check.csv` });
  return {
    sent: (place) => paths(place).sent,
    rejects: (place, of) => paths(place)[of],
    async keep(place, content) {
      const { sent } = paths(place);
      await mkdir(join(sent, '..'), { recursive: true, mode: 0o700 });
      try {
        await pipeline(content, atMost(maxBytes), createWriteStream(sent, { flags: 'wx', mode: 0o600 }));
      } catch (fault) {
        await rm(sent, { force: true });
        throw fault;
      }
      return (await stat(sent)).size;
    },
    async forget(place, what) {
      const { sent, ...rejects } = paths(place);
      for (const path of what === 'all' ? [sent, ...Object.values(rejects)] : [sent]) await rm(path, { force: true });
    },
  };
}

/** Ids are ours and hold nothing else; what does is a fault, not a path. */
function safe(id: string): string {
  if (!/^[\w-]{1,64}$/.test(id)) throw new Error('An id that cannot be the name of a file');
  return id;
}

function atMost(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      done(bytes > maxBytes ? new UploadTooLargeError(`more than ${maxBytes} bytes`) : null, piece);
    },
  });
}
