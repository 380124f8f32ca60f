import { beginTestMessage, type Database, endTestMessage, type TestMessageState } from '@magpie/db';
import { ok, refuse, type Result } from '@magpie/kit';
import { type RecipientAnswer, renderTemplate, type SendRefusal } from '@magpie/messaging';
import { sql } from 'kysely';
import type { Engine } from '../engine.ts';

export interface TestToSend {
  readonly workspaceId: string;
  /** Given by who asks: the same id twice is one message. */
  readonly id: string;
  readonly userId: string;
  readonly journeyId: string;
  /** Liquid source. */
  readonly source: string;
  /** Whom it is rendered for; null: somebody of whom nothing is known. */
  readonly memberNo: number | null;
  /** E.164. */
  readonly address: string;
}

export type TestRefusal = { readonly code: 'not-found' | 'test-unrenderable' | 'no-provider' | 'too-many-tests' };

const hourly = 20;
const callMs = 10_000;

/**
 * Sends one text message, as it would read for a member, to its author's own phone. It belongs to no run: it is in nobody's counts and under no cap, and
 * is written down before it goes out. A call that may or may not have been taken is not made again: one test too few is better than two.
 */
export async function sendTestMessage({ db, channels }: Pick<Engine, 'db' | 'channels'>, test: TestToSend): Promise<Result<void, TestRefusal>> {
  const { workspaceId, id, userId, journeyId, source, memberNo, address } = test;
  const attributes = memberNo === null ? {} : await attributesOf(db, workspaceId, memberNo);
  if (attributes === null) return refuse({ code: 'not-found' });
  const rendered = renderTemplate(source, attributes);
  if (!rendered.ok) return refuse({ code: 'test-unrenderable' });
  const bound = await channels(workspaceId, 'sms');
  if (bound === null) return refuse({ code: 'no-provider' });
  const message = { workspaceId, id, userId, journeyId, address, text: rendered.value };
  const begun = await beginTestMessage(db, message, hourly);
  if (begun === 'too-many') return refuse({ code: 'too-many-tests' });
  if (begun === 'taken') return ok(undefined);
  const reference = `test.${workspaceId}.${id}`;
  const recipients = [{ reference, address, body: { type: 'text' as const, text: rendered.value } }];
  const sent = await bound.channel.send({ token: reference, recipients }, AbortSignal.timeout(callMs));
  await endTestMessage(db, message, outcomeOf(sent));
  return ok(undefined);
}

async function attributesOf(db: Database, workspaceId: string, memberNo: number): Promise<Readonly<Record<string, unknown>> | null> {
  const { rows } = await sql<{ attributes: Readonly<Record<string, unknown>> }>`
    select attributes from member where workspace_id = ${workspaceId} and no = ${memberNo} and alias_of is null and erased_at is null`.execute(db);
  return rows[0]?.attributes ?? null;
}

function outcomeOf(sent: Result<readonly RecipientAnswer[], SendRefusal>): { readonly state: TestMessageState; readonly reason: string | null } {
  if (!sent.ok) return { state: sent.refusal.code === 'ambiguous' ? 'unknown' : 'failed', reason: sent.refusal.code };
  const [answer] = sent.value;
  if (answer?.status === 'accepted') return { state: 'accepted', reason: null };
  return { state: 'rejected', reason: answer?.reason ?? null };
}
