import type { Database } from '@magpie/db';
import type { Instant } from '@magpie/kit';
import type { CustomerModel } from './rehearsal/customer-model.ts';
import type { ChannelResolver } from './sending/channel-resolver.ts';

/** What every part of the engine is handed: the rows, the ways out, and where to tell. */
export interface Engine {
  readonly db: Database;
  readonly channels: ChannelResolver;
  readonly log: EngineLog;
  /** Rehearsals: who the modelled customers are. The engine knows no model; the composition root hands one in. */
  customerModel(setting: { readonly seed: string; readonly anchorAt: Instant }): CustomerModel;
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
