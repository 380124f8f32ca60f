/** What a run has to do next. `at` is logical; `until` is wall time, null = until poked. */
export type Wake =
  | {
      readonly type: 'wave';
      readonly wave: number;
      readonly at: number;
      readonly shards: readonly { readonly fromBlock: number; readonly toBlock: number }[];
    }
  /** Time alone may let somebody in. */
  | { readonly type: 'look'; readonly at: number }
  | { readonly type: 'feed'; readonly at: number }
  | { readonly type: 'dispatch'; readonly at: number }
  | { readonly type: 'sleep'; readonly until: number | null }
  | { readonly type: 'paused' }
  | { readonly type: 'finish' }
  | { readonly type: 'ended'; readonly state: string };
