import { Parameters, propertyTestsSql } from '@magpie/audience/sql';
import type { Database, RefusedEntry } from '@magpie/db';
import { enteringEvent, enterOf, type Plan } from '@magpie/journey/plan';
import { dayMs, hourMs } from '@magpie/kit';
import { CompiledQuery } from 'kysely';
import { eventKeySql, keyRefusalSql } from '../facts/event-key-sql.ts';
import type { RunRecord } from '../run/run-record.ts';
import type { Entrant } from './let-in.ts';

/** Facts that were taken in after `from` up to `to`, looked at when the clock stands at `at`. */
export interface FactRange {
  readonly from: bigint;
  readonly to: bigint;
  readonly at: number;
}

/** Somebody whom a fact would let in. */
export interface FactEntrant extends Entrant {
  readonly sequence: bigint;
}

/** Whom facts would let in, and those of them that let nobody in because of the key they carry; each in the order of the facts. */
export interface FactEntrants {
  readonly entrants: readonly FactEntrant[];
  readonly refused: readonly RefusedEntry[];
}

/**
 * Whom new facts would let in, in the order of the facts. What occurred before the run began, or too long ago, lets nobody in; nor does what is said to
 * lie more than a day ahead. Facts of a number that was merged are its member's.
 */
export async function entrantsByFacts(
  db: Database,
  { run, plan }: { readonly run: RunRecord; readonly plan: Plan },
  range: FactRange,
): Promise<FactEntrants> {
  const parameters = new Parameters();
  const question = questionOf(plan, parameters);
  if (question === null) return { entrants: [], refused: [] };
  const from = Math.max(run.startAt, range.at - question.maxAgeHours * hourMs);
  const text = `
    select coalesce(m.alias_of, e.member_no) as no, ${question.key} as key, ${question.refusal} as refusal, (extract(epoch from e.occurred_at) * 1000)::bigint as at, e.sequence
    from ${question.table} e join member m on m.workspace_id = e.workspace_id and m.no = e.member_no
    where e.workspace_id = ${parameters.add('text', run.workspaceId)} and e.sequence > ${parameters.add('bigint', range.from)} and e.sequence <= ${parameters.add('bigint', range.to)}
      and m.erased_at is null and e.occurred_at >= ${parameters.instant(from)} and e.occurred_at <= ${parameters.instant(range.at + dayMs)} and ${question.passes}
    order by e.sequence`;
  const { rows } = await db.executeQuery<{ no: number; key: string | null; refusal: RefusedEntry['reason'] | null; at: bigint; sequence: bigint }>(
    CompiledQuery.raw(text, [...parameters.values]),
  );
  return {
    entrants: rows.flatMap(({ no, key, at, sequence }) => (key === null ? [] : [{ memberNo: no, key, at: Number(at), sequence }])),
    refused: rows.flatMap(({ refusal, at, sequence }) => (refusal === null ? [] : [{ reason: refusal, sequence, occurredAt: Number(at) }])),
  };
}

interface FactQuestion {
  readonly table: 'event' | 'attribute_change';
  readonly key: string;
  /** Why a row that passes lets nobody in all the same; null where it lets somebody in, or says no key. */
  readonly refusal: string;
  readonly passes: string;
  readonly maxAgeHours: number;
}

/** What is asked of the rows `e`; null for a source that facts alone do not speak for. */
function questionOf(plan: Plan, parameters: Parameters): FactQuestion | null {
  const { source } = enterOf(plan);
  const event = enteringEvent(plan);
  if (event !== null) {
    const named = event.key === null ? 'null' : eventKeySql(event.key, parameters);
    const key = event.needsKey ? named : `coalesce(${named}, '')`;
    const passes = `e.name = ${parameters.add('text', event.event)}${propertyTestsSql(event.where, 'e', parameters)}`;
    const refusal = event.needsKey && event.key !== null ? keyRefusalSql(event.key, parameters) : 'null';
    return { table: 'event', key, refusal, passes, maxAgeHours: event.maxAgeHours };
  }
  if (source?.type !== 'attribute') return null;
  const before = `(
    select p.value from attribute_change p
    where p.workspace_id = e.workspace_id and p.name = e.name and p.member_no = e.member_no and p.sequence < e.sequence and p.occurred_at <= e.occurred_at
    order by p.occurred_at desc, p.sequence desc limit 1)`;
  const passes = `e.name = ${parameters.add('text', source.name)} and ${parameters.dialect.valueTest(source.test, 'e.value', parameters)} and (${parameters.dialect.valueTest(source.test, before, parameters)}) is not true`;
  return { table: 'attribute_change', key: `''`, refusal: 'null', passes, maxAgeHours: source.maxAgeHours };
}
