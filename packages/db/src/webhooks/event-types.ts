/** Everything that an endpoint may listen to. */
export const webhookEventTypes = [
  'message.sent',
  'message.delivered',
  'message.failed',
  'message.suppressed',
  'journey.entered',
  'journey.left',
  'run.started',
  'run.finished',
  'cohort.saved',
] as const;

export type WebhookEventType = (typeof webhookEventTypes)[number];

/** What somebody sends to see whether it arrives; nobody listens to it. */
export const webhookTestType = 'webhook.test';
