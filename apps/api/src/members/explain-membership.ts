import { explainFilter, type Filter, type MemberFacts, parseFilterText } from '@magpie/audience';
import { predicateSql } from '@magpie/audience/sql';
import type { Anchor } from '@magpie/calendar';
import { type Database, findAudience } from '@magpie/db';
import { readPeople, readSaved, resolveNeeds } from '@magpie/engine';
import { enterOf } from '@magpie/journey/plan';
import { CompiledQuery } from 'kysely';
import { z } from 'zod';
import { anchorFrom } from '../audiences/anchor-from.ts';
import { countedMoment } from '../audiences/counted-moment.ts';
import { expandedFilter } from '../audiences/filter-of.ts';
import { countField, idField, textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { journeyAudience } from './journey-audience.ts';
import { personOf } from './person-of.ts';
import { runFacts } from './run-facts.ts';

const source = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: textField(20_000, 1) }),
  z.object({ type: z.literal('journey'), id: idField }),
  z.object({ type: z.literal('audience'), id: idField }),
]);

/**
 * Why a person is in an audience now, or is not: every condition with whether it is met and the facts that decided. PostgreSQL is asked too, as at
 * enrolment; `agrees` says that both came to the same.
 */
export const explainMembership = workspaceProcedure('view')
  .input(z.object({ memberNo: countField, source }))
  .query(async ({ ctx, input }) => {
    const { db, workspaceId } = ctx;
    const { no } = await personOf(db, workspaceId, input.memberNo);
    const asked = await filterBy(db, workspaceId, input.source);
    const filter = expandedFilter(asked.filter, await readSaved(db, workspaceId), { hasAnchor: true });
    const { now, zone, anchorDates } = await countedMoment(db, workspaceId, { anchor: asked.anchor, now: Date.now() });
    const asOf = await resolveNeeds(db, filter, { workspaceId, asOf: { now, watermark: null, zone, anchorDates: [...anchorDates] } });
    const [person] = await readPeople(db, workspaceId, [no]);
    if (!person) throw new Refused('not-found');
    const facts: MemberFacts = {
      ...person.facts,
      channels: new Set(person.channels),
      zone: person.zone,
      ...(await runFacts(db, workspaceId, { filter, memberNo: no })),
    };
    const explanation = explainFilter(filter, facts, asOf);
    const { text, values } = predicateSql(filter, { workspaceId, asOf, members: [no] });
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
    return { explanation, now, anchor: asked.anchor, agrees: rows.length > 0 === explanation.met };
  });

interface Asked {
  readonly filter: Filter;
  readonly anchor: Anchor | null;
}

async function filterBy(db: Database, workspaceId: string, from: z.infer<typeof source>): Promise<Asked> {
  if (from.type === 'text') {
    const parsed = parseFilterText(from.text);
    if (!parsed.ok) throw new Refused('invalid-filter', parsed.refusal);
    return { filter: parsed.value, anchor: null };
  }
  if (from.type === 'audience') {
    const saved = (await readSaved(db, workspaceId)).get(from.id);
    const row = await findAudience(db, workspaceId, from.id);
    if (!saved || !row) throw new Refused('not-found');
    return { filter: saved.filter, anchor: anchorFrom(row.anchor) };
  }
  const plan = await journeyAudience(db, workspaceId, from.id);
  return { filter: enterOf(plan).audience ?? { type: 'all', of: [] }, anchor: plan.anchor };
}
