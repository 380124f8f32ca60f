import type { ValueTest } from '../value-test.ts';
import type { Parameters } from './parameters.ts';

/**
 * What two databases write differently. A *value* is an expression of an attribute's or property's value, of whatever type the database keeps
 * these in; texts that it holds compare by bytes. Conditions hold where the in-memory rule does, and are false or null elsewhere.
 */
export interface Dialect {
  /** SQL types by what is meant. `decimal` compares with sums and values, `wide` holds products of millionths, `instants` is a list. */
  readonly types: {
    readonly text: string;
    readonly instant: string;
    readonly instants: string;
    readonly decimal: string;
    readonly wide: string;
  };
  /**
   * Whether what was recorded under a merged number stands under that number, so that members whom others were merged into are answered apart. Else every fact
   * already stands under the number that it counts for.
   */
  readonly mergedApart: boolean;
  /** A query of the members that all of `within` (at least one) select and none of `without`; each selects one column. */
  meet(within: readonly string[], without: readonly string[]): string;
  /** What a driver is given for an instant (epoch ms) and for a number. */
  instantValue(at: number): string | bigint;
  numberValue(value: number): string | number;
  /** The value of a property (placeholder) of an event row. */
  property(row: string, name: string): string;
  valueTest(test: ValueTest, value: string, parameters: Parameters): string;
  /** The text that a value is, else null. */
  textOf(value: string): string;
  /** The number that a value is, else null. */
  numberOf(value: string): string;
  /** The same in whole millionths where it can be added, else null. */
  millionthsOf(value: string): string;
  /** Something that is equal exactly for equal texts, numbers and booleans, and null for everything else. */
  distinguished(value: string): string;
  /** Whether the whole text matches a regular expression of ours. */
  isLike(text: string, expression: string): string;
  /** The instant so many seconds (placeholder) later. */
  later(instant: string, seconds: string): string;
  epochMs(instant: string): string;
  /** The rows of a list of pairs, as `r (low, high)`. */
  pairs(lows: string, highs: string): string;
  /** `from … where …` over the members of cohorts, `f.member_no` and `f.cohort_id`; the condition stands over `f.member_no`. */
  cohortMembers(workspace: string, within: string): string;
  /** The same joined to `person p`, by the numbers that count for somebody. */
  personsInCohorts(workspace: string): string;
}
