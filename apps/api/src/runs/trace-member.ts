import { findMember } from '@magpie/db';
import { traceMember } from '@magpie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { countField, idField, textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { findRun } from './run-numbers.ts';

/** Everything that happened to one member in a run, each decision with the facts that made it, recomputed as they were then. */
export const traceMemberProcedure = workspaceProcedure('view')
  .input(z.object({ runId: idField, memberNo: countField.optional(), externalId: textField(200).optional(), place: countField.optional() }))
  .query(async ({ ctx, input }) => {
    const run = { workspaceId: ctx.workspaceId, runId: input.runId };
    const { document } = await findRun(ctx.db, run);
    const named = input.externalId === undefined ? null : await findMember(ctx.db, ctx.workspaceId, input.externalId);
    // Both may be asked at once, of somebody who typed digits: the shop's own id comes first.
    const memberNo = named?.no ?? input.memberNo ?? null;
    const { rows } = await sql<{ externalId: string; name: string | null; zone: string | null }>`
      select external_id as "externalId", attributes->>'name' as name, zone from member where workspace_id = ${ctx.workspaceId} and no = ${memberNo}`.execute(
      ctx.db,
    );
    const member = rows[0];
    if (memberNo === null || !member) throw new Refused('not-found');
    const trace = await traceMember(ctx.db, run, memberNo, input.place ?? null);
    const nameOf = (node: string): string => document.nodes.find(({ id }) => id === node)?.name ?? node;
    return {
      member: { memberNo, ...member },
      enrolments: trace.enrolments,
      place: trace.place,
      steps: trace.steps.map((step) => ({ ...step, name: nameOf(step.node), reason: { ...step.reason, filter: step.reason.filter } })),
      sends: trace.sends.map((send) => ({ ...send, name: nameOf(send.node), reason: send.state.split(':')[1] ?? null })),
      grants: trace.grants.map((grant) => ({ ...grant, name: nameOf(grant.node) })),
      here: trace.here,
      stuck: trace.stuck === null || trace.here === null ? null : { name: nameOf(trace.here.node), reason: trace.stuck },
      agreement: {
        ok: trace.agrees,
        noLongerKept: trace.steps.some(({ reason }) => reason.noLongerKept !== null),
        differences: trace.steps.filter(({ reason }) => !reason.agrees && reason.noLongerKept === null).map(({ node }) => nameOf(node)),
      },
    };
  });
