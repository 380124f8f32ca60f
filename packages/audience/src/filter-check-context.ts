/** What is known around the filter. */
export interface FilterCheckContext {
  /** Whether the journey is tied to a date. */
  readonly hasAnchor: boolean;
  /** Names of the events that the workspace knows; absent = any name may be right. */
  readonly events?: ReadonlySet<string>;
  /** Ids of the saved audiences; absent = there are none. */
  readonly audiences?: ReadonlySet<string>;
}
