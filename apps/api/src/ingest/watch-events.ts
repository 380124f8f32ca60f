import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@magpie/db';
import { tracked } from '@trpc/server';
import { sql } from 'kysely';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';

/** An event as it arrives. */
export interface ArrivedEvent {
  /** Its number among the facts of the workspace. */
  readonly sequence: string;
  readonly name: string;
  readonly key: string | null;
  readonly valueMinor: number | null;
  readonly currency: string | null;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly member: { readonly memberNo: number; readonly externalId: string; readonly name: string | null };
}

const lookEveryMs = 500;
const shownAtOnce = 50;

/** The newest events of the workspace, then those that arrive, with how many facts came in all. A client that reconnects goes on where it was. */
export const watchEvents = workspaceProcedure('view')
  .input(z.object({ lastEventId: textField(40).nullish() }))
  .subscription(async function* ({ ctx, input, signal }) {
    const told = /^\d{1,18}$/.exec(input.lastEventId ?? '');
    let last = told ? BigInt(told[0]) : -1n;
    while (!signal?.aborted) {
      const { events, upTo } = await eventsAfter(ctx.db, ctx.workspaceId, last);
      if (upTo > last) yield tracked(String(upTo), { events });
      last = upTo;
      await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  });

/** At most fifty events after a number, the newest first, and the highest number there is now. */
async function eventsAfter(
  db: Database,
  workspaceId: string,
  after: bigint,
): Promise<{ readonly events: readonly ArrivedEvent[]; readonly upTo: bigint }> {
  const found = await sql<{ upTo: bigint }>`select fact_sequence as "upTo" from workspace where id = ${workspaceId}`.execute(db);
  const upTo = found.rows[0]?.upTo ?? 0n;
  if (upTo <= after) return { events: [], upTo };
  const { rows } = await sql<Omit<ArrivedEvent, 'member'> & ArrivedEvent['member'] & { readonly eventName: string }>`
    select e.sequence::text as sequence, e.name as "eventName", e.key, e.value::float8 as "valueMinor", e.currency, e.properties,
      (extract(epoch from e.occurred_at) * 1000)::float8 as "occurredAt", (extract(epoch from e.recorded_at) * 1000)::float8 as "recordedAt",
      p.no as "memberNo", p.external_id as "externalId", p.attributes->>'name' as name
    from event e
    join member m on m.workspace_id = e.workspace_id and m.no = e.member_no
    join member p on p.workspace_id = m.workspace_id and p.no = coalesce(m.alias_of, m.no)
    where e.workspace_id = ${workspaceId} and e.sequence > ${after} and e.sequence <= ${upTo}
    order by e.sequence desc limit ${shownAtOnce}`.execute(db);
  return {
    events: rows.map(({ eventName, memberNo, externalId, name, ...event }) => ({
      ...event,
      name: eventName,
      member: { memberNo, externalId, name },
    })),
    upTo,
  };
}
