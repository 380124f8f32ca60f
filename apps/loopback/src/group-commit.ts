import type { FileHandle } from 'node:fs/promises';

/** Appends texts to a file and tells when they are on disk. */
export interface GroupCommit {
  /** Resolves once the text, and everything appended before it, is on disk. An empty text waits for the others. */
  append(text: string): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly text: string;
  done(): void;
  failed(fault: unknown): void;
}

/** While one group is being written and synced, the next gathers: under load many texts share a sync, alone one waits for no timer. */
export function groupCommit(file: FileHandle): GroupCommit {
  let waiting: Waiting[] = [];
  let isWriting = false;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const text = group.map((each) => each.text).join('');
        if (text !== '') {
          await file.appendFile(text);
          await file.datasync();
        }
        for (const { done } of group) done();
      } catch (fault) {
        for (const { failed } of group) failed(fault);
      }
    }
    isWriting = false;
  };
  return {
    append: (text) =>
      new Promise((done, failed) => {
        waiting.push({ text, done, failed });
        if (isWriting) return;
        isWriting = true;
        writing = write();
      }),
    close: async () => {
      await writing;
      await file.close();
    },
  };
}
