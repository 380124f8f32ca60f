import type { Engine } from '@magpie/engine';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';

/** What activities are given by the composition root. */
export interface WorkerContext {
  readonly engine: Engine;
  /** For starting and poking workflows from activities. */
  readonly client: Client;
  readonly taskQueue: string;
  readonly log: Logger;
}
