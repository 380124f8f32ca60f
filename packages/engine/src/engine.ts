import type { Database } from '@magpie/db';
import type { ChannelResolver } from './sending/channel-resolver.ts';

/** What every part of the engine is handed: the rows, the ways out, and where to tell. */
export interface Engine {
  readonly db: Database;
  readonly channels: ChannelResolver;
  readonly log: EngineLog;
}

/** The part of a pino logger that the engine uses. Never a phone number in it. */
export interface EngineLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** Names one run. */
export interface RunRef {
  readonly workspaceId: string;
  readonly runId: string;
}
