import type { CommentPlace, DraftComment } from '../../api/contract.ts';

/** A first comment with its answers, oldest first. */
export interface Thread {
  readonly id: string;
  readonly place: CommentPlace;
  readonly resolved: DraftComment['resolved'];
  readonly comments: readonly DraftComment[];
}

/** Threads by when they were begun. */
export function threadsOf(comments: readonly DraftComment[]): readonly Thread[] {
  return comments.flatMap((first): readonly Thread[] => {
    if (first.thread !== null || first.place === null) return [];
    const { id, place, resolved } = first;
    return [{ id, place, resolved, comments: [first, ...comments.filter(({ thread }) => thread === id)] }];
  });
}

/** The open thread at a step that comes after the one shown; round at the end. Null: none is open there. */
export function nextAt(threads: readonly Thread[], node: string, shown: string | null): Thread | null {
  const open = openAt(threads, node);
  return open[(open.findIndex(({ id }) => id === shown) + 1) % Math.max(1, open.length)] ?? null;
}

/** Open threads at a step. */
export function openAt(threads: readonly Thread[], node: string): readonly Thread[] {
  return threads.filter(({ place, resolved }) => resolved === null && 'node' in place && place.node === node);
}
