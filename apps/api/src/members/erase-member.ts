import { eraseMember } from '@magpie/db';
import { settleErasures } from '@magpie/engine';
import { z } from 'zod';
import { countField, textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { personOf } from './person-of.ts';

/**
 * Erases a person for good, once their external id has been typed. `onWire` says that a message of theirs is on its way to the provider at this
 * moment: what is left of it is cleared as soon as it is answered.
 */
export const eraseMemberProcedure = workspaceProcedure('erase')
  .input(z.object({ memberNo: countField, confirm: textField(200, 1) }))
  .mutation(async ({ ctx, input }) => {
    const { no, member } = await personOf(ctx.db, ctx.workspaceId, input.memberNo);
    if (input.confirm.trim() !== member.externalId) throw new Refused('not-confirmed');
    const erased = await eraseMember(ctx.db, ctx.workspaceId, { memberNo: no, userId: ctx.user.id });
    if (!erased.ok) throw new Refused(erased.refusal);
    const left = await settleErasures(ctx.engine, erased.value.workspaceIds);
    return { memberNo: no, onWire: left > 0 };
  });
