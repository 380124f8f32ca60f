import { open } from 'node:fs/promises';

const newline = 0x0a;
const chunkBytes = 1024 * 1024;

/**
 * Reads a file of lines, cutting off a torn last one (of a process that was killed while it wrote): what was never whole was never answered for.
 * A file that does not exist has no lines.
 */
export async function readLines(path: string, read: (line: string) => void): Promise<void> {
  const file = await open(path, 'a+');
  try {
    let rest = Buffer.alloc(0);
    let position = 0;
    const buffer = Buffer.alloc(chunkBytes);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, position);
      if (bytesRead === 0) break;
      position += bytesRead;
      rest = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
      const end = rest.lastIndexOf(newline) + 1;
      for (const line of rest.subarray(0, end).toString('utf8').split('\n')) if (line !== '') read(line);
      rest = rest.subarray(end);
    }
    if (rest.length > 0) await file.truncate(position - rest.length);
  } finally {
    await file.close();
  }
}
