interface ArmResult {
  readonly n: number;
  readonly k: number;
  /** Those whose own window goes on; in none of the other numbers. */
  readonly open: number;
  readonly revenueMinor?: number | undefined;
}

/** What a goal came to so far, arm by arm. */
export interface GoalResult {
  /** For how many days the goal counts from each one's own entry; null where one window is everybody's. */
  readonly ownDays: number | null;
  readonly treated: ArmResult;
  /** Null where the journey has no holdout: then there is nothing to compare with. */
  readonly control: ArmResult | null;
  readonly compared: {
    /** Difference of shares, treated minus control. */
    readonly effect: number;
    /** 95 % interval of the effect. */
    readonly interval: readonly [number, number];
  } | null;
  /** Minor units, with a 95 % interval. */
  readonly extraRevenue: { readonly minor: number; readonly interval: readonly [number, number] } | null;
}
