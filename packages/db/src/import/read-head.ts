import { open } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';
import { mostUnpacked } from './read-lines.ts';

export interface FileHead {
  /** The beginning of what the file holds, unpacked. */
  readonly bytes: Buffer;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
  readonly isGzip: boolean;
}

/** Reads the first `length` bytes of a file, of a gzip file of what is in it. Throws where the file cannot be opened, claims to be gzip and is not, or is a trap. */
export async function readHead(path: string, length: number): Promise<FileHead> {
  await using file = await open(path);
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(length, size)), 0, Math.min(length, size), 0);
  const packed = buffer.subarray(0, bytesRead);
  if (!(packed[0] === 0x1f && packed[1] === 0x8b)) return { bytes: packed, isWhole: bytesRead === size, isGzip: false };
  // A beginning has no end: what could be unpacked counts. Zeros pack a thousandfold, hence the limit.
  const bytes = gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostUnpacked * length });
  return { bytes: bytes.subarray(0, length), isWhole: bytesRead === size && bytes.length <= length, isGzip: true };
}
