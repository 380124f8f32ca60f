import type { Filter, MemberFacts } from '@magpie/audience';
import type { JourneyDocument } from '@magpie/journey';
import type { Population } from '@magpie/journey/walk';
import type { Problem } from '@magpie/kit';
import type { SimulatedEntry } from '../editor/simulation/simulated-entry.ts';
import type { GoalResult } from '../runs/goal-result.ts';

/** What the screens read from the API. The router's own types must be assignable to these: the compiler proves it where they meet. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly currency: string;
  readonly role: string;
  /** True for the private copy that a rehearsal happens in. */
  readonly shadow: boolean;
  /** Id of the workspace that it is a copy of. */
  readonly shadowOf: string | null;
}

export interface Me {
  readonly user: { readonly id: string; readonly name: string };
  readonly workspaces: readonly Workspace[];
}

interface ServiceState {
  readonly name: string;
  readonly state: string;
  readonly progress?: { readonly done: number; readonly total: number; readonly what: string } | null | undefined;
}

export interface SystemStatus {
  readonly services: readonly ServiceState[];
  readonly engineReady: boolean;
  readonly waitingFor: ServiceState | null;
  /** What counts people quickly; `share` of 0 to 1 while it is being built. */
  readonly columns: { readonly state: 'absent' | 'building' | 'ready'; readonly share: number | null };
  readonly temporalUiUrl: string | null;
}

/** A journey in the list. */
export interface JourneyRow {
  readonly id: string;
  readonly name: string;
  readonly folder: string | null;
  readonly currentVersion: number | null;
  readonly updatedAt: number;
  readonly changedBy: string | null;
  readonly lastRun: {
    readonly id: string;
    readonly workspaceId: string;
    readonly state: string;
    readonly purpose: string;
    readonly result: {
      readonly enrolled: number;
      readonly delivered: number;
      readonly reconciled: boolean;
      readonly effect: number | null;
      readonly interval: readonly [number, number] | null;
    } | null;
  } | null;
}

export interface JourneyDraft {
  readonly document: JourneyDocument;
  readonly revision: number;
  readonly currentVersion: number | null;
  readonly problems: readonly Problem[];
}

/** Somebody who has a draft open in a tab, and where in it they are. */
export interface DraftPerson {
  readonly client: string;
  readonly userId: string;
  readonly name: string;
  readonly place: { readonly nodes: readonly string[]; readonly field: string | null; readonly stage: string | null };
  /** Instant since which they are at these steps. */
  readonly hereSince: number;
}

/** Something said about a draft; a thread is a first comment and its answers. */
export interface DraftComment {
  readonly id: string;
  /** Id of the thread's first comment; null for the first itself. */
  readonly thread: string | null;
  readonly place: CommentPlace | null;
  readonly author: { readonly id: string; readonly name: string };
  /** null: its author has taken it back. */
  readonly text: string | null;
  readonly at: number;
  readonly resolved: { readonly at: number; readonly by: string } | null;
}

export type CommentPlace = { readonly node: string } | { readonly x: number; readonly y: number };

/** A published version; the document comes by itself. */
export interface JourneyVersionRow {
  readonly version: number;
  /** Wall-clock instant. */
  readonly publishedAt: number;
  /** null: the product itself. */
  readonly publishedBy: { readonly id: string; readonly name: string } | null;
  readonly runs: number;
  readonly rehearsals: number;
}

/** Whose changes led to a version, or lie in the draft since the last one. */
export interface DraftAuthor {
  /** null: not published yet. */
  readonly version: number | null;
  /** null: the product itself. */
  readonly name: string | null;
  readonly changes: number;
  /** Wall-clock instant. */
  readonly lastAt: number;
}

/** How many people come to a node; `estimated` when the count is a share of an exact one. */
interface NodeReach {
  readonly reach: number | null;
  readonly byOutcome?: Readonly<Record<string, number>> | undefined;
  readonly estimated?: boolean | undefined;
  /** Of a message: whom it does not reach, by reason (`reason.<reason>`). */
  readonly excluded?: Readonly<Record<string, number>> | undefined;
  /** Of a message: whom quiet hours hold first, and until when. */
  readonly held?: readonly { readonly people: number; readonly until: number }[] | undefined;
  readonly kept?: number | undefined;
}

export interface Reach {
  readonly nodes: Readonly<Record<string, NodeReach>>;
  readonly audience: number | null;
  /** ISO instant at which a dated node happens. */
  readonly dates: Readonly<Record<string, string>>;
}

/** A member as lists name them. */
export interface FoundMember {
  readonly memberNo: number;
  readonly externalId: string;
  readonly name: string | null;
}

/** Everything that is known of a member. */
export interface KnownMember {
  readonly no: number;
  readonly externalId: string;
  readonly zone: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly channels: readonly string[];
  readonly facts: MemberFacts;
}

/** What became of a sample of the audience: `people` of `audience`; where an event lets people in, of as many such events. */
export interface Simulation extends Population {
  readonly audience: number;
  readonly seed: string;
  readonly entry: SimulatedEntry | null;
}

export interface SendCounts {
  readonly intended: number;
  readonly pending: number;
  readonly held: number;
  readonly claimed: number;
  readonly accepted: number;
  readonly delivered: number;
  readonly failed: number;
  readonly unknown: number;
  readonly suppressed: Readonly<Record<string, number>>;
}

export interface NodeNumbers {
  readonly node: string;
  readonly name: string;
  readonly entered: number;
  readonly here: number;
  /** Of those here, whom a step could not process. */
  readonly stuck: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly sends: SendCounts | null;
}

interface EdgeNumbers {
  readonly from: string;
  readonly port: string;
  readonly to: string;
  readonly count: number;
  /** The outcomes whose people take it. */
  readonly outcomes: readonly string[];
}

interface Balance {
  readonly ok: boolean;
  readonly rows: readonly unknown[];
}

interface CohortRow {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

interface RunNumbers {
  readonly state: string;
  readonly logicalNow: number | null;
  readonly perNode: readonly NodeNumbers[];
  readonly edges: readonly EdgeNumbers[];
}

export interface RunSummary extends RunNumbers {
  readonly runId: string;
  readonly purpose: string;
  readonly simulated: boolean;
  readonly customers: string | null;
  readonly clock: string;
  /** Logical instants of the run's beginning and expected end. */
  readonly startAt: number | null;
  readonly endsAt: number | null;
  /** Wall-clock instant. */
  readonly startedAt: number | null;
  readonly journeyId: string;
  readonly version: number;
  readonly document: JourneyDocument;
  readonly balances: { readonly flow: Balance; readonly send: Balance };
  readonly goal: GoalResult | null;
  /** Whom a step could not process, and the first of them by name. */
  readonly stuck: {
    readonly total: number;
    readonly members: readonly { readonly memberNo: number; readonly node: string; readonly reason: string }[];
  };
  readonly cohorts: readonly CohortRow[];
  readonly report: unknown;
  readonly workflowUrl: string | null;
}

export interface Movement {
  readonly memberNo: number;
  readonly node: string;
  readonly outcome: string;
  readonly at: number;
}

interface TraceStep {
  readonly node: string;
  readonly name: string;
  readonly outcome: string;
  readonly at: number;
  readonly reason: TraceReason;
}

/** What decided: the kind of fact, the fact as it was known then, and whether deciding again agrees. */
export interface TraceReason {
  readonly type: 'entered' | 'filter' | 'branch' | 'arm' | 'event' | 'reach' | 'time' | 'done';
  readonly fact: unknown;
  readonly filter: Filter | null;
  readonly agrees: boolean;
  /** Events before this instant, which it looked at, are gone: nobody can say any more what decided. */
  readonly noLongerKept: number | null;
}

interface TraceSend {
  readonly node: string;
  readonly name: string;
  readonly state: string;
  readonly reason: string | null;
  readonly at: number;
  readonly text: string | null;
}

interface TraceGrant {
  readonly node: string;
  readonly name: string;
  readonly code: string | null;
  readonly at: number;
}

export interface Trace {
  readonly member: {
    readonly memberNo: number;
    readonly externalId: string;
    readonly name: string | null;
    readonly zone?: string | null | undefined;
  };
  /** Every time they entered, in order, and the place of the one that is told; null: they never did. */
  readonly enrolments: readonly { readonly place: number; readonly key: string | null; readonly enteredAt: number }[];
  readonly place: number | null;
  readonly steps: readonly TraceStep[];
  readonly sends: readonly TraceSend[];
  readonly grants: readonly TraceGrant[];
  /** Where and why a step could not process them; null when they are not stuck. */
  readonly stuck: { readonly name: string; readonly reason: string } | null;
  /** Whether deciding again from the facts as they were gives the stored outcomes. */
  readonly agreement: { readonly ok: boolean; readonly noLongerKept: boolean; readonly differences: readonly string[] };
}
