/** Names one run. Workflows carry nothing else of it: no member data, no plan. */
export interface RunRef {
  readonly workspaceId: string;
  readonly runId: string;
}

export interface ShardRange {
  readonly fromBlock: number;
  /** Exclusive. */
  readonly toBlock: number;
}

/** What a run has to do next, read from its rows. Instants are epoch milliseconds; `at` is logical, `until` is wall time. */
export type Wake =
  | { readonly type: 'wave'; readonly wave: number; readonly at: number; readonly shards: readonly ShardRange[] }
  | { readonly type: 'look'; readonly at: number }
  | { readonly type: 'feed'; readonly at: number }
  | { readonly type: 'dispatch'; readonly at: number }
  | { readonly type: 'sleep'; readonly until: number | null }
  | { readonly type: 'paused' }
  | { readonly type: 'finish' }
  | { readonly type: 'ended'; readonly state: string };

/** What the worker does for the workflows. Every one may be repeated: the rows decide what is left to do. */
export interface EngineActivities {
  resolveRun(run: RunRef): Promise<void>;
  enrolBlocks(run: RunRef): Promise<{ readonly done: boolean; readonly enrolled: number }>;
  nextWake(run: RunRef): Promise<Wake>;
  advanceBlocks(run: RunRef, step: ShardRange & { readonly wave: number; readonly at: number }): Promise<void>;
  /** Lets in whom time alone lets in by the logical instant. */
  lookForEntries(run: RunRef, at: number): Promise<void>;
  feedFacts(run: RunRef, at: number): Promise<void>;
  /** Drains what the account may send now; `until` is when more becomes due by itself (rate, back-off), wall time. */
  dispatch(target: DispatchTarget): Promise<{ readonly until: number | null }>;
  /** Starts or pokes the dispatchers that this run's unsent messages need. */
  requestDispatch(run: RunRef, at: number): Promise<void>;
  finishRun(run: RunRef): Promise<void>;
  /** Applies new facts of a workspace until it has been idle for a while. */
  applyFacts(workspaceId: string): Promise<void>;
  /** Finds runs that wait for a wake nobody sent, and pokes them. */
  reconcile(): Promise<{ readonly poked: number }>;
}

export interface DispatchTarget {
  readonly workspaceId: string;
  readonly accountId: string;
}
