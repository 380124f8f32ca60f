import { createHash } from 'node:crypto';
import type { Instant } from '@magpie/kit';
import { sql, type Transaction } from 'kysely';
import type { Database } from './open-database.ts';
import type { DB } from './schema/database.gen.ts';

/** What came and could not be taken in. */
export interface NewDeadLetter {
  readonly reason: string;
  readonly detail: LetterDetail;
  readonly body: Buffer;
  /** track · identify · … · batch; null: nobody can say. */
  readonly call: string | null;
  readonly keyId: string | null;
  readonly sentAt: Instant | null;
  readonly receivedAt: Instant;
}

/** Where in the message, and what was there (cut short). */
export interface LetterDetail {
  readonly path?: string;
  readonly found?: string;
}

export type LetterState = 'open' | 'replayed' | 'discarded';

export interface DeadLetter extends Omit<NewDeadLetter, 'receivedAt'> {
  readonly id: string;
  readonly state: LetterState;
  /** How often it came. */
  readonly times: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly resolvedAt: Instant | null;
  readonly resolvedBy: string | null;
}

/** Keeps letters in the caller's transaction; one that came before is counted, and stays what it is. */
export async function addDeadLetters(transaction: Transaction<DB>, workspaceId: string, letters: readonly NewDeadLetter[]): Promise<void> {
  for (const { reason, detail, body, call, keyId, sentAt, receivedAt } of letters) {
    const at = new Date(receivedAt);
    const digest = createHash('sha256')
      .update(`${call ?? ''}\n`)
      .update(body)
      .digest('hex');
    await sql`
      insert into dead_letter (workspace_id, reason, detail, body, digest, call, write_key_id, sent_at, first_at, last_at)
      values (${workspaceId}, ${reason}, ${JSON.stringify(detail)}::jsonb, ${body}, ${digest}, ${call}, ${keyId},
        ${sentAt === null ? null : new Date(sentAt)}, ${at}, ${at})
      on conflict (workspace_id, digest) do update set times = dead_letter.times + 1, last_at = excluded.last_at`.execute(transaction);
  }
}

/** How many letters of a workspace are open, by reason, the most first. */
export async function countDeadLetters(db: Database, workspaceId: string): Promise<readonly { readonly reason: string; readonly count: number }[]> {
  const { rows } = await sql<{ reason: string; count: number }>`
    select reason, count(*)::int as count from dead_letter where workspace_id = ${workspaceId} and state = 'open' group by reason order by 2 desc, 1`.execute(
    db,
  );
  return rows;
}

export interface LettersAsked {
  readonly state: LetterState;
  /** Null: of every reason. */
  readonly reason: string | null;
  /** Letters after this one, in the order asked for. */
  readonly after: string | null;
  /** The newest first, else the oldest. */
  readonly newestFirst: boolean;
  readonly limit: number;
}

/** Letters of a workspace, page by page. */
export async function listDeadLetters(db: Database, workspaceId: string, asked: LettersAsked): Promise<readonly DeadLetter[]> {
  const { state, reason, after, newestFirst, limit } = asked;
  const { rows } = await sql<LetterRow>`
    select ${columns} from dead_letter d left join app_user u on u.id = d.resolved_by
    where d.workspace_id = ${workspaceId} and d.state = ${state} and (${reason}::text is null or d.reason = ${reason})
      and (${after}::int8 is null or ${newestFirst ? sql`d.id < ${after}::int8` : sql`d.id > ${after}::int8`})
    order by ${newestFirst ? sql`d.id desc` : sql`d.id`} limit ${limit}`.execute(db);
  return rows.map(letterOf);
}

/** One letter; null when there is none. Under lock until the end of the transaction where it is to be changed. */
export async function findDeadLetter(db: Database, workspaceId: string, id: string, { lock = false } = {}): Promise<DeadLetter | null> {
  const { rows } = await sql<LetterRow>`
    select ${columns} from dead_letter d left join app_user u on u.id = d.resolved_by
    where d.workspace_id = ${workspaceId} and d.id = ${id}::int8 ${lock ? sql`for update of d` : sql``}`.execute(db);
  return rows[0] ? letterOf(rows[0]) : null;
}

/** Letters are open no more. */
export async function resolveDeadLetters(
  transaction: Transaction<DB>,
  workspaceId: string,
  { ids, state, userId }: { readonly ids: readonly string[]; readonly state: LetterState; readonly userId: string },
): Promise<number> {
  const done = await sql`
    update dead_letter set state = ${state}, resolved_at = case when ${state} = 'open' then null else now() end, resolved_by = ${userId}
    where workspace_id = ${workspaceId} and id = any(${ids}::int8[]) and state <> ${state} and state <> 'replayed'`.execute(transaction);
  return Number(done.numAffectedRows ?? 0n);
}

/** A letter that was played again stays open for another reason than before. */
export async function renameDeadLetter(
  transaction: Transaction<DB>,
  workspaceId: string,
  { id, reason, detail }: { readonly id: string; readonly reason: string; readonly detail: LetterDetail },
): Promise<void> {
  await sql`
    update dead_letter set reason = ${reason}, detail = ${JSON.stringify(detail)}::jsonb where workspace_id = ${workspaceId} and id = ${id}::int8`.execute(
    transaction,
  );
}

type LetterRow = Omit<DeadLetter, 'sentAt' | 'firstAt' | 'lastAt' | 'resolvedAt'> &
  Readonly<Record<'sentAt' | 'resolvedAt', Date | null>> &
  Readonly<Record<'firstAt' | 'lastAt', Date>>;

const columns = sql`d.id::text as id, d.reason, d.detail, d.body, d.call, d.write_key_id as "keyId", d.state, d.times, d.sent_at as "sentAt",
  d.first_at as "firstAt", d.last_at as "lastAt", d.resolved_at as "resolvedAt", u.name as "resolvedBy"`;

function letterOf({ sentAt, firstAt, lastAt, resolvedAt, ...row }: LetterRow): DeadLetter {
  return {
    ...row,
    sentAt: sentAt?.getTime() ?? null,
    firstAt: firstAt.getTime(),
    lastAt: lastAt.getTime(),
    resolvedAt: resolvedAt?.getTime() ?? null,
  };
}
