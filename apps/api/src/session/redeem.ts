import { redeemLoginToken } from '@magpie/db';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { publicProcedure } from '../trpc.ts';
import { writeSessionCookie } from './session-cookie.ts';

/** Turns a one-time link into a session. A link works once. */
export const redeem = publicProcedure.input(z.object({ token: textField(200, 16) })).mutation(async ({ ctx, input }) => {
  const redeemed = await redeemLoginToken(ctx.db, input.token, new Date());
  if (!redeemed.ok) throw new Refused('token-spent');
  writeSessionCookie(ctx.reply, redeemed.value.sessionToken);
  return { userId: redeemed.value.userId };
});
