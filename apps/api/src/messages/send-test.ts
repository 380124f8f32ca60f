import { findJourney } from '@magpie/db';
import { sendTestMessage } from '@magpie/engine';
import { normalisePhone } from '@magpie/kit';
import { z } from 'zod';
import { countField, idField, textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Sends a text, as it reads for a member (null: of whom nothing is known), to the author's own phone. Twice with one id is one message. */
export const sendTest = workspaceProcedure('edit')
  .input(
    z.object({
      journeyId: idField,
      id: idField.min(8),
      text: textField(2_000, 1),
      memberNo: countField.nullable(),
      address: textField(20, 1).refine((address) => normalisePhone(address) === address, 'no phone number'),
    }),
  )
  .mutation(async ({ ctx, input: { text, ...test } }) => {
    const { workspaceId } = ctx;
    if (!(await findJourney(ctx.db, workspaceId, test.journeyId))) throw new Refused('not-found');
    const sent = await sendTestMessage(ctx.engine, { ...test, workspaceId, userId: ctx.user.id, source: text });
    if (!sent.ok) throw new Refused(sent.refusal.code);
  });
