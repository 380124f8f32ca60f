export interface CsvRequest {
  readonly path: string;
  readonly body: unknown;
  readonly signal: AbortSignal;
  /** How much has come, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Fetches a long file line by line: how many lines come is in the answer's `x-lines`. Throws when it does not come whole, or is given up. */
export async function fetchCsv({ path, body, signal, onProgress }: CsvRequest): Promise<Blob> {
  const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal });
  if (!answer.ok || answer.body === null) throw new Error(`No file: ${answer.status}`);
  const lines = Math.max(1, Number(answer.headers.get('x-lines')));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let ended = 0;
  const reader = answer.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    for (const byte of read.value) if (byte === lineEnd) ended += 1;
    onProgress(Math.min(1, ended / lines));
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

const lineEnd = 10;
