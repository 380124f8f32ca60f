import { setTimeout as sleep } from 'node:timers/promises';
import { claimDeliveries, type ClaimedDelivery, type Database, forgetDeliveries, recordAttempt } from '@magpie/db';
import { type Random, seededRandom } from '@magpie/kit';
import { guardedAgent, nextAttempt, postWebhook, type TargetRules } from '@magpie/messaging/webhooks';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';

export interface CourierOptions {
  readonly db: Database;
  readonly rules: TargetRules;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly random?: Random;
  readonly lookEveryMs?: number;
}

export interface Courier {
  /** Takes nothing more on, and waits for what is under way: it is given up at once, and tried again by whoever comes next. */
  close(): Promise<void>;
}

/** Attempts at once to one endpoint, and to all. */
const perEndpoint = 4;
const most = 32;
const keptDays = 30;
const tidyEveryMs = 3_600_000;

/**
 * Sends news to the endpoints that wait for them, for as long as the process runs. Rows hold what is due: several of them share the work by leases, and what
 * one had in its hands when it died is sent again under the same webhook-id.
 */
export function runCourier({ db, rules, log, random = seededRandom(randomUUID()), lookEveryMs = 1_000 }: CourierOptions): Courier {
  const closing = new AbortController();
  const agent = guardedAgent(rules);
  const underWay = new Set<Promise<void>>();
  const busy = new Map<string, number>();
  let tidyAt = 0;

  async function work(): Promise<void> {
    while (!closing.signal.aborted) {
      let begun = 0;
      try {
        begun = await begin();
        if (Date.now() >= tidyAt) {
          tidyAt = Date.now() + tidyEveryMs;
          await forgetDeliveries(db, keptDays);
        }
      } catch (fault) {
        log.error({ err: fault }, 'webhooks cannot be looked at');
      }
      // While there is more than fits, the next look waits only for room.
      const pause = sleep(lookEveryMs, undefined, { signal: closing.signal }).catch(() => undefined);
      await (begun > 0 ? Promise.race([pause, ...underWay]) : pause);
    }
    await Promise.all(underWay);
  }

  async function begin(): Promise<number> {
    const room = most - underWay.size;
    if (room <= 0) return 0;
    const claimed = await claimDeliveries(db, { busy, perEndpoint, most: room });
    for (const delivery of claimed) {
      const key = `${delivery.workspaceId}/${delivery.endpointId}`;
      busy.set(key, (busy.get(key) ?? 0) + 1);
      const attempt = attemptOne(delivery)
        .catch((fault: unknown) => log.error({ err: fault, delivery: delivery.id }, 'a webhook cannot be sent'))
        .finally(() => {
          underWay.delete(attempt);
          const left = (busy.get(key) ?? 1) - 1;
          if (left > 0) busy.set(key, left);
          else busy.delete(key);
        });
      underWay.add(attempt);
    }
    return claimed.length;
  }

  async function attemptOne(delivery: ClaimedDelivery): Promise<void> {
    const { url, secrets, eventId, body, attempts } = delivery;
    const answer = await postWebhook({ url, secrets, id: eventId, body }, { rules, agent, signal: closing.signal });
    // What was given up on the way out says nothing of the receiver: its lease lapses.
    if (closing.signal.aborted && answer.status === null) return;
    const { durationMs, status, error, response, retryAfterSeconds } = answer;
    const next = nextAttempt({ attempts: attempts + 1, status, retryAfterSeconds }, random);
    const isOff = await recordAttempt(db, delivery, { durationMs, status, error, response, next, isGone: status === 410 });
    if (isOff) log.warn({ workspaceId: delivery.workspaceId, endpoint: delivery.endpointId }, 'webhook endpoint switched off');
  }

  const working = work();
  return {
    async close() {
      closing.abort();
      await working;
      await agent.destroy();
    },
  };
}
