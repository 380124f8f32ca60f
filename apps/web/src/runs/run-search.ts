import { isRunNumber, type RunNumber } from './run-number.ts';

export const shows = ['people', 'messages', 'conversion'] as const;

/** Which numbers the canvas of a run carries. */
export type Show = (typeof shows)[number];

/** What of a run's page stands in its address, so that it can be passed on. */
export interface RunSearch {
  /** Whose story is open: by member number, or by what was typed. */
  readonly member?: number;
  readonly who?: string;
  /** The number whose people are listed. */
  readonly list?: RunNumber;
  /** Not there: people. */
  readonly show?: Exclude<Show, 'people'>;
}

/** Reads an address; what makes no sense is not there. */
export function runSearch(search: Readonly<Record<string, unknown>>): RunSearch {
  const { member, who, list, show } = search;
  return {
    ...(typeof member === 'number' ? { member } : {}),
    ...(typeof who === 'string' || typeof who === 'number' ? { who: String(who) } : {}),
    ...(isRunNumber(list) ? { list } : {}),
    ...(show === 'messages' || show === 'conversion' ? { show } : {}),
  };
}
