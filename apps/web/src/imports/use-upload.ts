import { useCallback, useRef, useState } from 'react';

export type Upload =
  | { readonly type: 'idle' }
  | { readonly type: 'sending'; readonly name: string; readonly share: number }
  /** `code`: of the API's answer, or `lost`. */
  | { readonly type: 'failed'; readonly code: string };

/** Sends a file, telling how far it is; it can be given up. Resolves with the id of the import, or null when there is none. */
export function useUpload(workspaceId: string): { readonly upload: Upload; send(file: File): Promise<string | null>; cancel(): void } {
  const [upload, setUpload] = useState<Upload>({ type: 'idle' });
  const sending = useRef<XMLHttpRequest | null>(null);
  const send = useCallback(
    (file: File): Promise<string | null> =>
      new Promise((done) => {
        // fetch cannot say how much of a body has gone out.
        const request = new XMLHttpRequest();
        sending.current = request;
        const end = (next: Upload, id: string | null = null): void => {
          setUpload(next);
          done(id);
        };
        request.upload.addEventListener('progress', ({ loaded, total }) =>
          setUpload({ type: 'sending', name: file.name, share: loaded / Math.max(1, total) }),
        );
        request.addEventListener('load', () => {
          const id = request.status === 201 ? idIn(request.responseText) : null;
          if (id === null) end({ type: 'failed', code: codeIn(request.status) });
          else end({ type: 'idle' }, id);
        });
        request.addEventListener('error', () => end({ type: 'failed', code: 'lost' }));
        request.addEventListener('abort', () => end({ type: 'idle' }));
        request.open('POST', `/imports/${encodeURIComponent(workspaceId)}?name=${encodeURIComponent(file.name.slice(-255))}`);
        request.setRequestHeader('content-type', 'application/octet-stream');
        setUpload({ type: 'sending', name: file.name, share: 0 });
        request.send(file);
      }),
    [workspaceId],
  );
  const cancel = useCallback(() => sending.current?.abort(), []);
  return { upload, send, cancel };
}

function idIn(text: string): string | null {
  const answer: unknown = JSON.parse(text);
  return typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string' ? answer.id : null;
}

function codeIn(status: number): string {
  const codes: Readonly<Record<number, string>> = { 401: 'forbidden', 403: 'forbidden', 404: 'not-found', 413: 'too-large', 507: 'disk-full' };
  return codes[status] ?? 'lost';
}
