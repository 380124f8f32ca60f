import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommentPlace } from '../../api/contract.ts';
import type { Thread } from './threads.ts';

/** What is said about the draft, and what this author is about to say. */
export interface CommentsState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly threads: readonly Thread[];
  /** Where the next thread is being begun. */
  readonly begun: CommentPlace | null;
  /** The thread that was asked for last; asked again, `request` counts up. */
  readonly shown: { readonly thread: string; readonly request: number } | null;
}

export type Comments = StoreApi<CommentsState>;

export function createComments(): Comments {
  return createStore<CommentsState>(() => ({ status: 'loading', threads: [], begun: null, shown: null }));
}
