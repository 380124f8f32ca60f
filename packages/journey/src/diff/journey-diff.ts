import type { JourneyEdge, JourneyFrame, JourneyGoal, JourneyNode, JourneyNote, Stage, When } from '../document.ts';

/** What differs between two states of a journey, as a person would tell it. Places in lists mean nothing and are not compared. */
export interface JourneyDiff {
  readonly name: Change<string> | null;
  readonly goal: Change<JourneyGoal | null> | null;
  /** In the order of the later document; what was removed comes last. Steps that were only moved are not among them. */
  readonly steps: readonly StepDiff[];
  readonly edges: readonly EdgeDiff[];
  /** Ids of steps that lie elsewhere: together they are one change. */
  readonly moved: readonly string[];
  /** Notes and frames that say something else, look otherwise or lie elsewhere: each is one change. */
  readonly drawn: readonly DrawnDiff[];
}

export type DrawnDiff = NoteDiff | FrameDiff;

interface NoteDiff {
  readonly kind: 'note';
  readonly id: string;
  /** null: not there. */
  readonly before: JourneyNote | null;
  readonly after: JourneyNote | null;
}

interface FrameDiff {
  readonly kind: 'frame';
  readonly id: string;
  readonly before: JourneyFrame | null;
  readonly after: JourneyFrame | null;
}

export interface Change<Value> {
  readonly before: Value;
  readonly after: Value;
}

export type StepDiff =
  | { readonly type: 'added'; readonly id: string; readonly after: JourneyNode }
  | { readonly type: 'removed'; readonly id: string; readonly before: JourneyNode }
  | {
      readonly type: 'changed';
      readonly id: string;
      readonly before: JourneyNode;
      readonly after: JourneyNode;
      readonly changes: readonly StepChange[];
    };

export type StepChange =
  | ({ readonly type: 'renamed' } & Change<string>)
  | ({ readonly type: 'restaged' } & Change<Stage | null>)
  | ({ readonly type: 'rescheduled' } & Change<When | null>)
  /** Another kind, or another version of it, under the same id. */
  | ({ readonly type: 'retyped' } & Change<Pick<JourneyNode, 'type' | 'version'>>)
  | ({ readonly type: 'configured' } & FieldChange);

/** `path` starts inside the config; things of a list that have an id are named by it. `undefined`: not there. */
export interface FieldChange extends Change<unknown> {
  readonly path: readonly (string | number)[];
}

export type EdgeDiff =
  | { readonly type: 'added'; readonly id: string; readonly after: JourneyEdge }
  | { readonly type: 'removed'; readonly id: string; readonly before: JourneyEdge }
  /** The same way out of a step leads elsewhere, or the same edge starts elsewhere. */
  | { readonly type: 'reled'; readonly id: string; readonly before: JourneyEdge; readonly after: JourneyEdge };
