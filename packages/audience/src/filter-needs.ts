import type { Filter, ScoreFilter } from './filter.ts';
import { runsInMemberZone } from './runs-in-member-zone.ts';
import { scoreKey } from './score-cuts.ts';

/** What must be known of the workspace and its people before a filter can be asked: it goes into `AsOf`. */
export interface FilterNeeds {
  /** `AsOf.memberZones`: a window runs in the zone of each member. */
  readonly memberZones: boolean;
  /** `AsOf.workingDays`: a window counts the days that the workspace works. */
  readonly workingDays: boolean;
  /** `AsOf.scores`: one clause for each population that is scored, by its `scoreKey`. */
  readonly scores: ReadonlyMap<string, ScoreFilter>;
}

/** Walks a filter whose saved audiences were expanded; remembered, since a population is asked with one filter. */
export function filterNeeds(filter: Filter): FilterNeeds {
  const found = known.get(filter) ?? needsOf(filter);
  known.set(filter, found);
  return found;
}

const known = new WeakMap<Filter, FilterNeeds>();

function needsOf(filter: Filter): FilterNeeds {
  const scores = new Map<string, ScoreFilter>();
  let memberZones = false;
  let workingDays = false;
  const read = (clause: Filter): void => {
    if (clause.type === 'all' || clause.type === 'any') clause.of.forEach(read);
    else if (clause.type === 'not') read(clause.of);
    else if ('window' in clause) {
      workingDays ||= clause.window.type === 'workingDays';
      // Everybody is scored over the same time.
      if (clause.type === 'score') scores.set(scoreKey(clause), clause);
      else memberZones ||= runsInMemberZone(clause.window);
    }
  };
  read(filter);
  return { memberZones, workingDays, scores };
}
