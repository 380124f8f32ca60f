import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({ port: z.number().int().positive(), password: z.string().min(1) });

/** What a cluster remembers from start to start. */
export type Connection = z.infer<typeof schema>;

/** Null when there is none, or none that can be read (then the cluster was never finished). */
export async function readConnection(home: string): Promise<Connection | null> {
  const text = await readFile(fileIn(home), 'utf8').catch(() => null);
  if (text === null) return null;
  const parsed = schema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

/** Readable by its owner only; replaced in one step. */
export async function writeConnection(home: string, connection: Connection): Promise<void> {
  const draft = `${fileIn(home)}.${process.pid}`;
  await writeFile(draft, JSON.stringify(connection), { mode: 0o600 });
  await rename(draft, fileIn(home));
}

export function newPassword(): string {
  return randomBytes(18).toString('base64url');
}

function fileIn(home: string): string {
  return join(home, 'connection.json');
}
