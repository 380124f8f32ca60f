import { findMember, ingestFacts, recordAudit } from '@magpie/db';
import { callEvent, callJourneyProperty, enterOf, keyLength, type Plan } from '@magpie/journey/plan';
import { sql } from 'kysely';
import { z } from 'zod';
import { idField, textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/**
 * Asks a journey whose entry is a call to let a member in, about a thing if the caller names one. It is kept as an event, under the caller's own key:
 * the same call again is the same event, and `isNew` says whether this one was the first. Whether the member enters is for the journey's rule to say.
 */
export const letIn = workspaceProcedure('collect')
  .input(
    z.object({
      journeyId: idField,
      externalId: textField(200, 1),
      key: textField(keyLength, 1).optional(),
      idempotencyKey: textField(100, 1),
    }),
  )
  .mutation(async ({ ctx, input: { workspaceId, journeyId, externalId, key, idempotencyKey } }) => {
    const { rows } = await sql<{ plan: Plan }>`
      select v.plan from run r join journey_version v on v.workspace_id = r.workspace_id and v.journey_id = r.journey_id and v.version = r.version
      where r.workspace_id = ${workspaceId} and r.journey_id = ${journeyId} and r.purpose = 'live' and r.state in ('starting', 'running', 'paused')`.execute(
      ctx.db,
    );
    if (!rows.some(({ plan }) => enterOf(plan).source?.type === 'call')) throw new Refused('no-open-entry');
    const member = await findMember(ctx.db, workspaceId, externalId);
    if (member === null) throw new Refused('not-found');
    const { accepted } = await ingestFacts(ctx.db, workspaceId, [
      {
        type: 'event',
        id: `entry:${journeyId}:${idempotencyKey}`,
        externalId,
        name: callEvent,
        occurredAt: Date.now(),
        properties: { [callJourneyProperty]: journeyId },
        ...(key === undefined ? {} : { key }),
      },
    ]);
    const isNew = (accepted.event ?? 0) > 0;
    if (isNew)
      await ctx.db.transaction().execute((transaction) =>
        recordAudit(transaction, workspaceId, {
          userId: ctx.user.id,
          action: 'journey.let-in',
          subject: journeyId,
          detail: { externalId, key: key ?? null },
        }),
      );
    return { isNew };
  });
