import { datePeriods } from '../date-ranges.ts';
import type { EventDateFilter, EventPropertyFilter } from '../filter.ts';
import { resolveWindow } from '../resolve-window.ts';
import { attributeTestSql, instantInPeriodsSql } from './attribute-test-sql.ts';
import { type MemberSet, unionOf } from './member-set.ts';
import { propertyTestsSql } from './property-tests-sql.ts';
import type { Source } from './source.ts';
import { inZones, reachSql } from './window-sql.ts';

/** Whose first or last matching event passes, in any of the window's alternatives. */
export function edgeSet(filter: EventPropertyFilter | EventDateFilter, source: Source): MemberSet {
  const { parameters, asOf } = source;
  const { from, member } = source.facts('event');
  const order = filter.which === 'first' ? 'asc' : 'desc';
  return inZones(filter.window, source, (zone) =>
    unionOf(
      resolveWindow(filter.window, asOf, zone)
        .filter((reach) => reach.length > 0)
        .map((reach) => {
          const events = `${from} and f.name = ${parameters.add('text', filter.event)} and ${reachSql(reach, parameters)}${propertyTestsSql(filter.where, 'f', parameters)}`;
          const query = (only: string): string => {
            if (filter.type === 'eventDate') {
              const at = `${filter.which === 'first' ? 'min' : 'max'}(f.occurred_at)`;
              const edges = `select ${member} as member_no, ${at} as happened ${events}${only} group by ${member}`;
              return `select l.member_no from (${edges}) l where ${instantInPeriodsSql('l.happened', datePeriods(filter.test, asOf), parameters)}`;
            }
            const value = parameters.dialect.property('f', parameters.add('text', filter.property));
            const edges = `select distinct on (${member}) ${member} as member_no, ${value} as value ${events}${only} order by ${member}, f.occurred_at ${order}, f.sequence ${order}`;
            return `select l.member_no from (${edges}) l where ${attributeTestSql(filter.test, 'l.value', source)}`;
          };
          return {
            query: query(''),
            isComplement: false,
            candidates: null,
            narrowed: (candidates: string) => query(` and ${member} in (${candidates})`),
          };
        }),
      parameters.dialect,
    ),
  );
}
