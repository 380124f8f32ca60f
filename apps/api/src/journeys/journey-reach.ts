import { filterSql } from '@magpie/audience/sql';
import type { Filter } from '@magpie/audience';
import { localDateOf, nextAnchorDate, previousAnchorDates } from '@magpie/calendar';
import { findWorkspace, findWorkspaceSending } from '@magpie/db';
import { homeZone, resolveNeeds } from '@magpie/engine';
import { compileJourney, parseDocument, soundPart } from '@magpie/journey';
import { momentInstant, type Plan, planMoments } from '@magpie/journey/plan';
import { startOfRun } from '@magpie/journey/walk';
import { kinds } from '@magpie/nodes';
import { CompiledQuery } from 'kysely';
import { z } from 'zod';
import { idField } from '../fields.ts';
import type { ApiContext } from '../context.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { type CountMembers, flowReach, type GateGround, type NodeReach } from './flow-reach.ts';

export interface Reach {
  readonly nodes: Readonly<Record<string, NodeReach>>;
  readonly audience: number | null;
  /** ISO instant at which a dated node happens, in the run that would start next. */
  readonly dates: Readonly<Record<string, string>>;
}

const nothing: Reach = { nodes: {}, audience: null, dates: {} };

/** How many people would reach each step of a draft if it ran for its next anchor, counted as of now; and when each dated step would happen. */
export const journeyReach = workspaceProcedure('view')
  .input(z.object({ id: idField, document: z.unknown() }))
  .query(async ({ ctx, input }): Promise<Reach> => {
    const workspace = await findWorkspace(ctx.db, ctx.workspaceId);
    if (!workspace) throw new Refused('not-found');
    const parsed = parseDocument(input.document, kinds);
    // A draft has flaws most of the time; what is sound of it is counted all the same.
    const sound = parsed.ok ? soundPart(parsed.value, kinds) : null;
    const compiled = sound === null ? null : compileJourney(sound, kinds);
    if (!compiled?.ok) return nothing;
    const plan = compiled.value;
    const now = Date.now();
    const anchorDate = plan.anchor === null ? null : nextAnchorDate(plan.anchor, localDateOf(now, workspace.zone));
    const anchorDates = anchorDate === null || plan.anchor === null ? [] : previousAnchorDates(plan.anchor, anchorDate, 10);
    const count: CountMembers = (filter, options) =>
      countMembers(ctx, { filter, addressOn: options?.addressOn ?? null, now, zone: workspace.zone, anchorDates });
    const rules = await findWorkspaceSending(ctx.db, ctx.workspaceId);
    const startAt = startOfRun(plan, { anchorDate, zone: workspace.zone, now });
    const ground: GateGround | null =
      rules === null
        ? null
        : {
            startAt,
            anchorDate,
            zone: workspace.zone,
            rules,
            countByZone: (filter, addressOn) => countByZone(ctx, { filter, addressOn, now, zone: workspace.zone, anchorDates }),
          };
    const nodes = await flowReach(plan, count, ground);
    return { nodes, audience: nodes[plan.ops[0]?.node ?? '']?.reach ?? null, dates: datesOf(plan, anchorDate, workspace.zone) };
  });

async function countMembers(
  ctx: Pick<ApiContext, 'db'> & { readonly workspaceId: string },
  ask: {
    readonly filter: Filter;
    readonly addressOn: string | null;
    readonly now: number;
    readonly zone: string;
    readonly anchorDates: readonly string[];
  },
): Promise<number> {
  const asOf = await resolveNeeds(ctx.db, ask.filter, {
    workspaceId: ctx.workspaceId,
    asOf: { now: ask.now, watermark: null, zone: ask.zone, anchorDates: ask.anchorDates },
  });
  const { text, values } = filterSql(ask.filter, { workspaceId: ctx.workspaceId, asOf });
  const { rows } = await ctx.db.executeQuery<{ count: number }>(
    ask.addressOn === null
      ? CompiledQuery.raw(`select count(*)::int as count from (${text}) audience`, [...values])
      : CompiledQuery.raw(
          `select count(*)::int as count from (${text}) audience where exists (select from address a
             where a.workspace_id = $${values.length + 1} and a.channel = $${values.length + 2} and a.member_no = audience.member_no)`,
          [...values, ctx.workspaceId, ask.addressOn],
        ),
  );
  return rows[0]?.count ?? 0;
}

/** People with an address on a channel by the zone they live in. */
async function countByZone(
  ctx: Pick<ApiContext, 'db'> & { readonly workspaceId: string },
  ask: { readonly filter: Filter; readonly addressOn: string; readonly now: number; readonly zone: string; readonly anchorDates: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  const asOf = await resolveNeeds(ctx.db, ask.filter, {
    workspaceId: ctx.workspaceId,
    asOf: { now: ask.now, watermark: null, zone: ask.zone, anchorDates: ask.anchorDates },
  });
  const { text, values } = filterSql(ask.filter, { workspaceId: ctx.workspaceId, asOf });
  const [workspace, channel] = [values.length + 1, values.length + 2];
  const { rows } = await ctx.db.executeQuery<{ zone: string | null; count: number }>(
    CompiledQuery.raw(
      `select m.zone, count(*)::int as count from (${text}) audience
         join member m on m.workspace_id = $${workspace} and m.no = audience.member_no
         join address a on a.workspace_id = $${workspace} and a.channel = $${channel} and a.member_no = audience.member_no
         group by m.zone`,
      [...values, ctx.workspaceId, ask.addressOn],
    ),
  );
  const zones = new Map<string, number>();
  for (const { zone, count } of rows) {
    const home = homeZone(zone, ask.zone);
    zones.set(home, (zones.get(home) ?? 0) + count);
  }
  return zones;
}

function datesOf(plan: Plan, anchorDate: string | null, zone: string): Readonly<Record<string, string>> {
  const dates: Record<string, string> = {};
  for (const { op, which, moment } of planMoments(plan)) {
    const node = plan.ops[op]?.node;
    const at = momentInstant(moment, anchorDate, zone);
    if (node !== undefined && at !== null && which !== 'to') dates[node] = new Date(at).toISOString();
  }
  return dates;
}
