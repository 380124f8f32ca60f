import { previousAnchorDates } from '@magpie/calendar';
import { findWorkspace, findWorkspaceSending } from '@magpie/db';
import { simulatePopulation } from '@magpie/engine';
import { compileJourney, soundPart } from '@magpie/journey';
import { startOfRun } from '@magpie/journey/walk';
import { kinds } from '@magpie/nodes';
import { z } from 'zod';
import { idField, textField } from '../fields.ts';
import { workspaceFacts } from '../messages/workspace-facts.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { readDraft } from './read-draft.ts';

const behaviourField = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('recorded'), shiftDays: z.number().int().min(0).max(36_600) }),
  z.strictObject({ type: z.literal('share'), share: z.number().min(0).max(1) }),
]);

const dateField = z.iso.date().refine((date) => date >= '1900-01-01' && date < '2200-01-01');

/**
 * Sends a sample of the audience through what of the saved draft could run, without writing anything; says how far it is, then what became of them. Leaving
 * cancels it.
 */
export const simulateJourney = workspaceProcedure('view')
  .input(
    z.object({
      id: idField,
      /** Local date of the anchor to run for; null for a journey without one. */
      anchorDate: dateField.nullable(),
      sample: z.number().int().min(1).max(20_000),
      seed: textField(100),
      behaviour: behaviourField,
    }),
  )
  .subscription(async function* ({ ctx, input, signal }) {
    const workspace = await findWorkspace(ctx.db, ctx.workspaceId);
    const sending = await findWorkspaceSending(ctx.db, ctx.workspaceId);
    if (!workspace || !sending) throw new Refused('not-found');
    const facts = await workspaceFacts(ctx.db, ctx.workspaceId);
    const sound = soundPart((await readDraft(ctx.db, ctx.workspaceId, input.id)).document, kinds, facts);
    const compiled = sound === null ? null : compileJourney(sound, kinds, facts);
    if (!compiled?.ok) throw new Refused('has-problems');
    const plan = compiled.value;
    if (plan.anchor !== null && input.anchorDate === null) throw new Refused('no-anchor-date');
    const { zone } = workspace;
    const now = Date.now();
    const anchorDates = plan.anchor === null || input.anchorDate === null ? [] : previousAnchorDates(plan.anchor, input.anchorDate, 10);
    const startAt = startOfRun(plan, { anchorDate: anchorDates[0] ?? null, zone, now });
    const options = { ...input, workspaceId: ctx.workspaceId, plan, startAt, enterAsOf: Math.min(startAt, now), anchorDates, zone, sending };
    for await (const step of simulatePopulation(ctx.db, options)) {
      if (signal?.aborted === true) return;
      yield step;
    }
  });
