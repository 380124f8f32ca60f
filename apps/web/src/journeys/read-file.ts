/** A file that was read as text. */
export interface ReadFile {
  readonly name: string;
  readonly text: string;
}

/** What the server takes at most. */
const mostBytes = 4_000_000;

/** Reads a file as text; null: it is larger than any journey. */
export async function readFile(file: Pick<File, 'name' | 'size' | 'text'>): Promise<ReadFile | null> {
  return file.size > mostBytes ? null : { name: file.name, text: await file.text() };
}
