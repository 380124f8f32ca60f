/** How many did what the goal counts inside of its window, of how many; those whose own window goes on are in neither. */
interface Converted {
  readonly counted: number;
  readonly converted: number;
}

/** Of those who came to a step, and who left it by each outcome. `window` [from, to): null where each one's is counted from their own entry. */
export interface Conversions {
  readonly event: string;
  readonly windowDays: number;
  readonly window: { readonly from: number; readonly to: number } | null;
  readonly nodes: readonly (Converted & { readonly node: string; readonly outcomes: Readonly<Record<string, Converted>> })[];
}
