import type { PropertyTest } from '@magpie/audience';

/** The drawn journey as it is stored, exported and imported. `format` counts up with upgrades of the document itself; each node carries its kind's version. */
export interface JourneyDocument {
  readonly format: 2;
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly JourneyNode[];
  readonly edges: readonly JourneyEdge[];
  /** What people write beside the steps, and the ground they draw under them. Neither changes what the journey does. */
  readonly notes: readonly JourneyNote[];
  readonly frames: readonly JourneyFrame[];
  readonly settings: JourneySettings;
}

export interface JourneyNode {
  /** Stable for ever: history and balances hang on it. */
  readonly id: string;
  /** A key of the kinds' registry. */
  readonly type: string;
  readonly version: number;
  readonly name: string;
  readonly stage: Stage | null;
  readonly position: { readonly x: number; readonly y: number };
  readonly config: Readonly<Record<string, unknown>>;
  /** When the step happens; null = on arrival. */
  readonly when: When | null;
}

/** 策划 种草 转化 复购 沉淀 */
export type Stage = 'plan' | 'seed' | 'convert' | 'repurchase' | 'retain';

export type When =
  /** Anchor offset and local time. `past`: what happens to whoever comes after the moment. */
  | { readonly type: 'anchor'; readonly offsetDays: number; readonly time: string; readonly zone: 'workspace' | 'member'; readonly past: PastRule }
  | { readonly type: 'delay'; readonly amount: number; readonly unit: 'minutes' | 'hours' | 'days' }
  | { readonly type: 'date'; readonly date: string; readonly time: string; readonly zone: 'workspace' | 'member'; readonly past: PastRule };

export type PastRule = 'now' | 'skip' | 'refuse';

export interface JourneyEdge {
  readonly id: string;
  readonly from: string;
  /** Name of an output port of `from`. */
  readonly port: string;
  readonly to: string;
}

export interface JourneySettings {
  readonly goal: JourneyGoal | null;
}

/** Measured by intention to treat over `windowDays` × 24 h: from the anchor's midnight plus `fromDays` for everybody, or from each one's own entry. */
export type JourneyGoal = {
  readonly event: string;
  readonly where: readonly PropertyTest[];
  readonly windowDays: number;
} & ({ readonly fromDays: number } | { readonly from: 'entry' });

/** A sticky of plain text. */
export interface JourneyNote {
  readonly id: string;
  readonly text: string;
  readonly colour: NoteColour;
  readonly position: JourneyNode['position'];
  readonly size: Size;
}

export type NoteColour = 'yellow' | 'green' | 'blue' | 'pink' | 'grey';

/** A titled ground under the steps of one stage. What lies in it is told by places alone: a frame holds no list. */
export interface JourneyFrame {
  readonly id: string;
  readonly stage: Stage;
  /** Empty: the stage's own name. */
  readonly title: string;
  readonly position: JourneyNode['position'];
  readonly size: Size;
}

/** In pixels of the canvas. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
