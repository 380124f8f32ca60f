import { randomUUID } from 'node:crypto';
import {
  changeEndpoint,
  createEndpoint,
  findDelivery,
  findWorkspace,
  listDeliveries,
  listEndpoints,
  redeliver,
  removeEndpoint,
  rotateSecret,
  sendTestNews,
  switchEndpoint,
  webhookEventTypes,
} from '@magpie/db';
import { newId, seededRandom } from '@magpie/kit';
import { checkTarget } from '@magpie/messaging/webhooks';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { idField, textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { router, workspaceProcedure } from '../trpc.ts';

const endpointId = idField.min(1);
const deliveryId = z.string().regex(/^\d{1,18}$/);
const pageSize = 30;
const mostEndpoints = 20;

const setting = z.object({
  url: textField(2_000, 1).transform((url) => url.trim()),
  description: textField(200).transform((text) => text.trim()),
  eventTypes: z
    .array(z.enum(webhookEventTypes))
    .min(1)
    .max(webhookEventTypes.length)
    .transform((types) => [...new Set(types)]),
});

/** Where news are sent to. An address may hold a secret of the receiver's, so only who manages the shop sees them. */
export const webhooksRouter = router({
  list: workspaceProcedure('manage').query(async ({ ctx }) => ({
    eventTypes: webhookEventTypes,
    endpoints: await listEndpoints(ctx.db, ctx.workspaceId),
  })),

  /** Makes an endpoint and tells its secret, this once. */
  create: workspaceProcedure('manage')
    .input(setting)
    .mutation(async ({ ctx, input: { url, description, eventTypes } }) => {
      // What happens in a rehearsal's copy has not happened.
      if ((await findWorkspace(ctx.db, ctx.workspaceId))?.shadow) throw new Refused('is-shadow');
      if ((await listEndpoints(ctx.db, ctx.workspaceId)).length >= mostEndpoints) throw new Refused('too-many-endpoints');
      const id = newId('endpoint', seededRandom(randomUUID()));
      const place = { id, userId: ctx.user.id, url: targetOf(ctx, url), description, eventTypes };
      return { id, secret: await createEndpoint(ctx.db, ctx.workspaceId, place) };
    }),

  change: workspaceProcedure('manage')
    .input(setting.extend({ endpointId }))
    .mutation(async ({ ctx, input: { endpointId: id, url, description, eventTypes } }) => {
      const place = { id, userId: ctx.user.id, url: targetOf(ctx, url), description, eventTypes };
      if (!(await changeEndpoint(ctx.db, ctx.workspaceId, place))) throw new Refused('not-found');
    }),

  switchTo: workspaceProcedure('manage')
    .input(z.object({ endpointId, enabled: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      if (!(await switchEndpoint(ctx.db, ctx.workspaceId, { id: input.endpointId, userId: ctx.user.id, enabled: input.enabled })))
        throw new Refused('not-found');
    }),

  /** A new secret, told this once; the old one signs too for a day. */
  rotate: workspaceProcedure('manage')
    .input(z.object({ endpointId }))
    .mutation(async ({ ctx, input }) => {
      const secret = await rotateSecret(ctx.db, ctx.workspaceId, { id: input.endpointId, userId: ctx.user.id });
      if (secret === null) throw new Refused('not-found');
      return { secret };
    }),

  remove: workspaceProcedure('manage')
    .input(z.object({ endpointId }))
    .mutation(async ({ ctx, input }) => {
      if (!(await removeEndpoint(ctx.db, ctx.workspaceId, { id: input.endpointId, userId: ctx.user.id }))) throw new Refused('not-found');
    }),

  test: workspaceProcedure('manage')
    .input(z.object({ endpointId }))
    .mutation(async ({ ctx, input }) => {
      const delivery = await sendTestNews(ctx.db, ctx.workspaceId, { id: input.endpointId, userId: ctx.user.id });
      if (delivery === null) throw new Refused('not-found');
      return { deliveryId: delivery };
    }),

  /** The log of an endpoint, the newest first. */
  deliveries: workspaceProcedure('manage')
    .input(z.object({ endpointId, show: z.enum(['all', 'waiting', 'delivered', 'failed']).default('all'), cursor: deliveryId.nullish() }))
    .query(async ({ ctx, input: { endpointId: id, show, cursor } }) => {
      const asked = { endpointId: id, state: show === 'all' ? null : show, before: cursor ?? null, limit: pageSize };
      const deliveries = await listDeliveries(ctx.db, ctx.workspaceId, asked);
      return { deliveries, nextCursor: deliveries.length < pageSize ? null : (deliveries.at(-1)?.id ?? null) };
    }),

  delivery: workspaceProcedure('manage')
    .input(z.object({ deliveryId }))
    .query(async ({ ctx, input }) => {
      const delivery = await findDelivery(ctx.db, ctx.workspaceId, input.deliveryId);
      if (delivery === null) throw new Refused('not-found');
      return delivery;
    }),

  redeliver: workspaceProcedure('manage')
    .input(z.object({ deliveryId }))
    .mutation(async ({ ctx, input }) => {
      if (!(await redeliver(ctx.db, ctx.workspaceId, { id: input.deliveryId, userId: ctx.user.id }))) throw new Refused('not-found');
    }),
});

function targetOf({ webhookRules }: Pick<ApiContext, 'webhookRules'>, text: string): string {
  const target = checkTarget(text, webhookRules);
  if (!target.ok) throw new Refused('refused-target', target.refusal);
  return target.value.href;
}
