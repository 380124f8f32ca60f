export { checkTarget, type TargetRefusal, type TargetRules } from './check-target.ts';
export { guardedAgent } from './guarded-agent.ts';
export { nextAttempt } from './next-attempt.ts';
export { postWebhook } from './post-webhook.ts';
