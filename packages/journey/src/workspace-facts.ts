import type { Filter } from '@magpie/audience';

/** What a workspace knows that its journeys are checked against. Handed in from the edge; null: nobody has asked, and nothing is held against the author. */
export interface WorkspaceFacts {
  /** What the shop calls itself. */
  readonly name: string | null;
  /** Words that messages here should do without; null: those that the product comes with. */
  readonly forbiddenWords: readonly ForbiddenRule[] | null;
  /** Attributes that its members have. */
  readonly memberFields: readonly string[] | null;
  /** Its saved audiences by id, as they are now. */
  readonly audiences: SavedAudiences | null;
}

/** Saved audiences by id, with the version that was read. */
export type SavedAudiences = ReadonlyMap<string, { readonly version: number; readonly filter: Filter }>;

/** A word and why: a place in the advertising law, the lists derived from it, or the workspace's own word. */
interface ForbiddenRule {
  readonly word: string;
  readonly reason: 'superlative' | 'state' | 'derived' | 'own';
}

/** Of a workspace that nobody has asked: a file on a disk, a template. */
export const unknownWorkspace: WorkspaceFacts = { name: null, forbiddenWords: null, memberFields: null, audiences: null };
