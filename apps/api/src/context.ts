import type { Columns } from '@magpie/columnar';
import type { Database } from '@magpie/db';
import { findRole, findSessionUser } from '@magpie/db';
import type { Engine, LoopbackBinding } from '@magpie/engine';
import type { TargetRules } from '@magpie/messaging/webhooks';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { EngineDoor } from './runs/engine-door.ts';
import type { Exports } from './exports/run-exports.ts';
import type { Imports } from './imports/run-imports.ts';
import type { DraftRooms } from './sharing/draft-rooms.ts';
import { readSessionCookie } from './session/session-cookie.ts';

/** What the whole process shares. */
export interface ApiServices {
  readonly db: Database;
  /** Facts in columns, for counts while somebody looks; absent: PostgreSQL counts. */
  readonly columns?: Columns | undefined;
  readonly engine: Engine;
  /** The way to Temporal; says what it waits for while Temporal is not up. */
  readonly door: EngineDoor;
  readonly log: Logger;
  /** Who is in which draft, and a call when one changes. */
  readonly rooms: DraftRooms;
  /** Where files that are brought in lie, and who works through them. */
  readonly imports: Imports;
  /** Where files that are taken out lie, and who writes them. */
  readonly exports: Exports;
  /** The provider that rehearsals send through; null where none runs. */
  readonly loopback: LoopbackBinding | null;
  /** Where webhooks may go. */
  readonly webhookRules: TargetRules;
  readonly stateFile: string | undefined;
}

/** What one request may know. */
export interface ApiContext extends ApiServices {
  readonly user: { readonly id: string; readonly name: string } | null;
  readonly reply: FastifyReply;
  /** Role of the signed-in user in a workspace, null for a stranger. */
  roleIn(workspaceId: string): Promise<string | null>;
}

/** Finds out who is asking. */
export function createContext(services: ApiServices) {
  return async ({ req, res }: { req: FastifyRequest; res: FastifyReply }): Promise<ApiContext> => {
    const token = readSessionCookie(req);
    const user = token === null ? null : await findSessionUser(services.db, token, new Date());
    return {
      ...services,
      user,
      reply: res,
      roleIn: (workspaceId) => (user ? findRole(services.db, workspaceId, user.id) : Promise.resolve(null)),
    };
  };
}
