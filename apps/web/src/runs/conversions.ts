/** Of those who came to a step, and who left it by each outcome, how many did what the goal counts inside of its window [from, to). */
export interface Conversions {
  readonly event: string;
  readonly from: number;
  readonly to: number;
  readonly nodes: readonly { readonly node: string; readonly converted: number; readonly outcomes: Readonly<Record<string, number>> }[];
}
