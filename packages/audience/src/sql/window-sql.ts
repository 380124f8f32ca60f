import { invariant } from '@magpie/kit';
import type { Reach, Span } from '../resolve-window.ts';
import { runsInMemberZone } from '../runs-in-member-zone.ts';
import type { Window } from '../window.ts';
import { complementOf, intersectionOf, type MemberSet, unionOf } from './member-set.ts';
import type { Parameters } from './parameters.ts';
import type { RowName, Source } from './source.ts';

/** A condition that an instant lies in a reach, which is not empty. */
export function reachSql(reach: Reach, parameters: Parameters, row: RowName = 'f'): string {
  const spans = reach.map((span) => spanSql(span, parameters, row));
  return spans.length === 1 ? (spans[0] ?? '') : `(${spans.map((span) => `(${span})`).join(' or ')})`;
}

function spanSql(span: Span, parameters: Parameters, row: RowName): string {
  const until = `${row}.occurred_at < ${parameters.instant(span.until)}`;
  return span.from === null ? until : `${row}.occurred_at >= ${parameters.instant(span.from)} and ${until}`;
}

/**
 * A set whose window runs in one zone or, where it runs in each member's own, the sets of all zones, each of those who live there. Who has no zone, or one
 * that no clock knows, lives in the workspace's.
 */
export function inZones(window: Window, source: Source, setIn: (zone: string) => MemberSet): MemberSet {
  const { asOf, parameters } = source;
  if (!runsInMemberZone(window)) return setIn(asOf.zone);
  invariant(asOf.memberZones, 'The zones of members were not resolved');
  const { from, member } = source.members();
  const homes = asOf.memberZones
    .filter((zone) => zone !== asOf.zone)
    .map((zone) => ({ zone, set: listed(`select ${member} ${from} and f.zone = ${parameters.add('text', zone)}`) }));
  const elsewhere = unionOf(
    homes.map(({ set }) => set),
    parameters.dialect,
  );
  return unionOf(
    [
      intersectionOf([complementOf(elsewhere), setIn(asOf.zone)], parameters.dialect),
      ...homes.map(({ zone, set }) => intersectionOf([set, setIn(zone)], parameters.dialect)),
    ],
    parameters.dialect,
  );
}

function listed(query: string): MemberSet {
  return { query, isComplement: false, candidates: null, narrowed: null };
}
