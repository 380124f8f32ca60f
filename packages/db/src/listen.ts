import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface ListenOptions {
  /** Channels of the code's own naming, such as `magpie_facts`. */
  readonly channels: readonly string[];
  readonly onNotice: (channel: string, payload: string) => void;
  /** Called after each (re)connection: what was said meanwhile is lost, so read the rows again. */
  readonly onConnected?: () => void;
  readonly signal: AbortSignal;
}

const reconnectMs = 500;

/** Hears NOTIFYs on a connection of its own until `signal` is aborted, and connects again whenever the server goes away. */
export async function listen(url: string, { channels, onNotice, onConnected, signal }: ListenOptions): Promise<void> {
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: url, application_name: 'magpie-listen', keepAlive: true });
    const ended = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    client.on('notification', ({ channel, payload }) => onNotice(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
      onConnected?.();
      await ended;
    } catch {
      // The server is away: tried again below.
    }
    await client.end().catch(() => undefined);
    await sleep(reconnectMs, undefined, { signal }).catch(() => undefined);
  }
}
