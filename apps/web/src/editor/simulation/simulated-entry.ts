/** By what people were let in: by what occurred in [from, to), so many days later, or by what is supposed because it never did. */
export type SimulatedEntry =
  | {
      readonly type: 'recorded';
      readonly event: string;
      readonly from: number;
      readonly to: number;
      readonly shiftDays: number;
      /** Whether not all is known of what people did after it. */
      readonly isCut: boolean;
      /** How often the rule of entering let somebody in no more. */
      readonly turnedAway: number;
    }
  | { readonly type: 'supposed'; readonly event: string };
