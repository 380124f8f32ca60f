import type { Result } from '@magpie/kit';
import type { JourneyDocument, JourneyEdge, JourneyFrame, JourneyGoal, JourneyNode, JourneyNote, Stage, When } from '../document.ts';

/** Everything a person can do to a journey, as data. Places in lists are carried along, so that an inverse restores the very same document. */
export type Edit =
  | { readonly type: 'addNode'; readonly node: JourneyNode; readonly index?: number }
  /** Edges that hang on the node go with it. */
  | { readonly type: 'removeNode'; readonly id: string }
  | { readonly type: 'moveNodes'; readonly positions: Readonly<Record<string, { readonly x: number; readonly y: number }>> }
  | { readonly type: 'configureNode'; readonly id: string; readonly config: Readonly<Record<string, unknown>>; readonly version?: number }
  /** Field by field, so that two people in different fields of one node both keep what they wrote. */
  | {
      readonly type: 'setFields';
      readonly id: string;
      readonly set: Readonly<Record<string, unknown>>;
      readonly unset: readonly string[];
      readonly version?: number;
    }
  | { readonly type: 'renameNode'; readonly id: string; readonly name: string }
  | { readonly type: 'setWhen'; readonly id: string; readonly when: When | null }
  | { readonly type: 'setStage'; readonly id: string; readonly stage: Stage | null }
  | { readonly type: 'connect'; readonly edge: JourneyEdge; readonly index?: number }
  | { readonly type: 'disconnect'; readonly id: string }
  | { readonly type: 'reroute'; readonly id: string; readonly from: string; readonly port: string; readonly to: string }
  /** Puts a new node into an edge: the edge leads to it, and `port` of the node on to where the edge led, by a new edge of id `onward`. */
  | { readonly type: 'insertOnEdge'; readonly edge: string; readonly node: JourneyNode; readonly port: string; readonly onward: string }
  | { readonly type: 'renameJourney'; readonly name: string }
  | { readonly type: 'setGoal'; readonly goal: JourneyGoal | null }
  | { readonly type: 'addNote'; readonly note: JourneyNote; readonly index?: number }
  /** Only what is given is changed, so that one may write while another moves. */
  | { readonly type: 'changeNote'; readonly id: string; readonly set: NoteChange }
  | { readonly type: 'removeNote'; readonly id: string }
  | { readonly type: 'addFrame'; readonly frame: JourneyFrame; readonly index?: number }
  | { readonly type: 'changeFrame'; readonly id: string; readonly set: FrameChange }
  | { readonly type: 'removeFrame'; readonly id: string }
  /** Done in order, all or nothing. */
  | { readonly type: 'batch'; readonly edits: readonly Edit[] }
  /**
   * Puts back what an edit took away, at its old place; refused when the place has been taken meanwhile. With `asItWas` no questions are asked:
   * even a document that had mistakes in it is restored as it was.
   */
  | {
      readonly type: 'restore';
      readonly node: Placed<JourneyNode> | null;
      readonly edges: readonly Placed<JourneyEdge>[];
      readonly asItWas?: boolean;
    }
  /** Another document in the place of this one, which keeps its id. */
  | { readonly type: 'replaceDocument'; readonly document: JourneyDocument };

export type NoteChange = Partial<Omit<JourneyNote, 'id'>>;
export type FrameChange = Partial<Omit<JourneyFrame, 'id'>>;

/** A thing with its place in its list. */
export interface Placed<Thing> {
  readonly index: number;
  readonly value: Thing;
}

export type EditRefusal = 'no-such-node' | 'no-such-edge' | 'no-such-note' | 'no-such-frame' | 'id-taken' | 'port-taken';

/** The changed document, and the edit that gives the first one back. */
export type Edited = Result<{ readonly document: JourneyDocument; readonly inverse: Edit }, EditRefusal>;
