import type { SendGroup, SendState } from '../sending/send-state.ts';

/** Which messages a number counts: all that were meant, those of one term of the balance, or those of one state with its reason. */
export type MessageNumber = 'intended' | SendGroup | SendState;

/** A number of a run that has people behind it. `outcomes` together are one way out as it is drawn. */
export type RunNumber =
  | { readonly type: 'entered'; readonly node: string }
  | { readonly type: 'here'; readonly node: string }
  | { readonly type: 'stuck'; readonly node: string }
  | { readonly type: 'left'; readonly node: string; readonly outcomes: readonly string[] }
  /** Null: messages of all steps; somebody may stand there once for each of them. */
  | { readonly type: 'messages'; readonly node: string | null; readonly state: MessageNumber }
  /** Those who did what the goal counts, inside of its window: of all who came to a step, or of those who left it so. */
  | { readonly type: 'converted'; readonly node: string; readonly outcomes: readonly string[] | null }
  /** Those of a step whose own window goes on, so that they are not counted yet. */
  | { readonly type: 'open'; readonly node: string }
  | { readonly type: 'arm'; readonly arm: 'treated' | 'control'; readonly bought: boolean }
  | { readonly type: 'arm-open'; readonly arm: 'treated' | 'control' };
