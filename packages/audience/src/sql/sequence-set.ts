import { invariant } from '@magpie/kit';
import type { EventMatch, SequenceFilter, SequenceStep } from '../filter.ts';
import { durationSeconds } from '../follow-sequence.ts';
import { resolveWindow } from '../resolve-window.ts';
import { anyReachSql } from './event-set.ts';
import { type MemberSet, nobody } from './member-set.ts';
import { propertyTestsSql } from './property-tests-sql.ts';
import { rowNames, type RowName, type Source } from './source.ts';
import { inZones } from './window-sql.ts';

/** Who did the first thing inside the window and then went through all steps: each step is a question about the rows that follow the one before. */
export function sequenceSet(filter: SequenceFilter, source: Source): MemberSet {
  const { asOf } = source;
  return inZones(filter.window, source, (zone) => {
    const reaches = resolveWindow(filter.window, asOf, zone).filter((reach) => reach.length > 0);
    if (reaches.length === 0) return nobody;
    const { from, member } = source.facts('event');
    const started = `${from}${matchSql(filter, 'f', source)} and ${anyReachSql(reaches, source)}`;
    const followed = filter.steps.length === 0 ? '' : ` and ${stepsSql(filter.steps, { previous: 'f', source })}`;
    const query = (only: string): string => `select ${member} ${started}${only}${followed}`;
    return { query: query(''), isComplement: false, candidates: null, narrowed: (candidates) => query(` and ${member} in (${candidates})`) };
  });
}

interface Following {
  readonly previous: RowName;
  readonly source: Source;
}

function stepsSql([step, ...rest]: readonly SequenceStep[], { previous, source }: Following): string {
  if (step === undefined) return 'true';
  const { parameters, asOf } = source;
  const row = rowAfter(previous);
  const { from, member } = source.facts('event', row);
  const seconds = durationSeconds(step.within);
  const rows =
    `select 1 ${from} and ${member} = ${source.facts('event', previous).member}${matchSql(step, row, source)} and ${row}.occurred_at < ${parameters.instant(asOf.now + 1)}` +
    ` and (${row}.occurred_at > ${previous}.occurred_at or (${row}.occurred_at = ${previous}.occurred_at and ${row}.sequence > ${previous}.sequence))` +
    ` and ${row}.occurred_at < ${parameters.dialect.later(`${previous}.occurred_at`, parameters.add('int', seconds))}` +
    step.same.map((property) => sameSql(property, { row, previous, source })).join('');
  const isLast = rest.length === 0;
  if (!step.absent) return `exists (${rows}${isLast ? '' : ` and ${stepsSql(rest, { previous: row, source })}`})`;
  const isOver = `${previous}.occurred_at <= ${parameters.instant(asOf.now - seconds * 1_000)}`;
  return `(${isOver} and not exists (${rows}))${isLast ? '' : ` and ${stepsSql(rest, { previous, source })}`}`;
}

function matchSql({ event, where }: EventMatch, row: RowName, { parameters }: Source): string {
  return ` and ${row}.name = ${parameters.add('text', event)}${propertyTestsSql(where, row, parameters)}`;
}

function sameSql(property: string, { row, previous, source: { parameters } }: Following & { readonly row: RowName }): string {
  const { dialect } = parameters;
  const value = (of: RowName): string => dialect.distinguished(dialect.property(of, parameters.add('text', property)));
  return ` and ${value(row)} = ${value(previous)}`;
}

const order: readonly string[] = Object.keys(rowNames);

function rowAfter(row: RowName): RowName {
  const next = order[order.indexOf(row) + 1];
  invariant(next !== undefined && next in rowNames, 'A sequence has more steps than there are names for rows');
  return next === 'g' || next === 'h' || next === 'i' || next === 'j' ? next : 'k';
}
