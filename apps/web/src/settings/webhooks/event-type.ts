/** What an endpoint may listen to (packages/db/src/webhooks/event-types.ts). */
export type EventType =
  | 'message.sent'
  | 'message.delivered'
  | 'message.failed'
  | 'message.suppressed'
  | 'journey.entered'
  | 'journey.left'
  | 'run.started'
  | 'run.finished'
  | 'cohort.saved';
