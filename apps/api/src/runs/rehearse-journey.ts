import { findVersion, recordAudit } from '@magpie/db';
import { createRehearsal } from '@magpie/engine';
import { compileJourney } from '@magpie/journey';
import { kinds } from '@magpie/nodes';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { idField, instantField, textField } from '../fields.ts';
import { readDraft } from '../journeys/read-draft.ts';
import { workspaceFacts } from '../messages/workspace-facts.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

const customers = z.union([
  z.enum(['modelled', 'recorded']),
  z.strictObject({ type: z.literal('recorded'), shiftDays: z.number().int().min(-36_500).max(36_500) }),
]);

/**
 * Rehearses the draft on the real engine with a fast clock, in a shadow of the workspace. Recorded customers do again, a year later, what they did;
 * modelled ones answer messages as the model states.
 */
export const rehearseJourney = workspaceProcedure('rehearse')
  .input(
    z.object({
      journeyId: idField,
      customers: customers.default('modelled'),
      paceSeconds: z.number().min(1).max(3_600).default(120),
      seed: textField(100).optional(),
      startAt: instantField.nullable().default(null),
      anchorDate: z
        .string()
        .regex(/^\d{4}-\d\d-\d\d$/)
        .nullable()
        .default(null),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    if (!ctx.loopback) throw new Refused('no-provider');
    const { journey, document } = await readDraft(ctx.db, ctx.workspaceId, input.journeyId);
    if (journey.archivedAt !== null) throw new Refused('is-archived');
    const plan = compileJourney(document, kinds, await workspaceFacts(ctx.db, ctx.workspaceId));
    if (!plan.ok) throw new Refused('has-problems', plan.refusal);
    const run = await createRehearsal(ctx.engine, {
      workspaceId: ctx.workspaceId,
      journeyId: input.journeyId,
      name: journey.name,
      version: await versionOf(ctx, journey, plan.value.hash),
      document,
      plan: plan.value,
      customers: customersOf(input.customers),
      paceSeconds: input.paceSeconds,
      seed: input.seed ?? randomUUID(),
      startAt: input.startAt,
      anchorDate: input.anchorDate,
      now: Date.now(),
      loopback: ctx.loopback,
    });
    if (!run.ok) throw new Refused(run.refusal);
    await recordAudit(ctx.db, ctx.workspaceId, {
      userId: ctx.user.id,
      action: 'journey.rehearsed',
      subject: input.journeyId,
      detail: { runId: run.value.runId },
    });
    await ctx.door.wake(run.value);
    return run.value;
  });

/** A year of 364 days keeps the weekday; the anchor's own shift is what a caller who knows it passes. */
const yearBackDays = 364;

function customersOf(chosen: z.infer<typeof customers>) {
  if (chosen === 'modelled') return { type: 'modelled' as const };
  return chosen === 'recorded' ? { type: 'recorded' as const, shiftDays: yearBackDays } : chosen;
}

/** The version that the draft is, when it has been published as it stands; else the one it would become. */
async function versionOf(
  ctx: { readonly db: Parameters<typeof findVersion>[0]; readonly workspaceId: string },
  journey: { readonly id: string; readonly currentVersion: number | null },
  hash: string,
): Promise<number> {
  if (journey.currentVersion === null) return 1;
  const current = await findVersion(ctx.db, ctx.workspaceId, { id: journey.id, version: journey.currentVersion });
  return current?.planHash === hash ? journey.currentVersion : journey.currentVersion + 1;
}
