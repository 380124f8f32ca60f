import { localDateOf, nextAnchorDate, previousAnchorDates } from '@magpie/calendar';
import { findWorkspace, findWorkspaceSending } from '@magpie/db';
import { compileJourney, parseDocument, soundPart } from '@magpie/journey';
import { momentInstant, type Plan, planMoments } from '@magpie/journey/plan';
import { startOfRun } from '@magpie/journey/walk';
import { kinds } from '@magpie/nodes';
import { z } from 'zod';
import { askAudience } from '../asking/ask-audience.ts';
import { idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceFacts } from '../messages/workspace-facts.ts';
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
    const facts = await workspaceFacts(ctx.db, ctx.workspaceId);
    const sound = parsed.ok ? soundPart(parsed.value, kinds, facts) : null;
    const compiled = sound === null ? null : compileJourney(sound, kinds, facts);
    if (!compiled?.ok) return nothing;
    const plan = compiled.value;
    const now = Date.now();
    const anchorDate = plan.anchor === null ? null : nextAnchorDate(plan.anchor, localDateOf(now, workspace.zone));
    const anchorDates = anchorDate === null || plan.anchor === null ? [] : previousAnchorDates(plan.anchor, anchorDate, 10);
    const at = { now, zone: workspace.zone, anchorDates };
    const count: CountMembers = async (filter, options) => (await askAudience.count(ctx, filter, { ...at, ...options })).count;
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
            countByZone: async (filter, addressOn) => (await askAudience.countByZone(ctx, filter, { ...at, addressOn })).zones,
          };
    const nodes = await flowReach(plan, count, ground);
    return { nodes, audience: nodes[plan.ops[0]?.node ?? '']?.reach ?? null, dates: datesOf(plan, anchorDate, workspace.zone) };
  });

function datesOf(plan: Plan, anchorDate: string | null, zone: string): Readonly<Record<string, string>> {
  const dates: Record<string, string> = {};
  for (const { op, which, moment } of planMoments(plan)) {
    const node = plan.ops[op]?.node;
    const at = momentInstant(moment, anchorDate, zone);
    if (node !== undefined && at !== null && which !== 'to') dates[node] = new Date(at).toISOString();
  }
  return dates;
}
