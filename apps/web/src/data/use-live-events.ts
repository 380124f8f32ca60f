import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { useSeen } from '../app/use-seen.ts';

/** An event as the stream tells it. */
export interface ArrivedEvent {
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

const shown = 100;

/** The newest events, kept up to date; while it is paused what arrives waits behind. Null: not known yet. */
export function useLiveEvents(workspaceId: string): {
  readonly events: readonly ArrivedEvent[] | null;
  readonly isPaused: boolean;
  /** How many have arrived since it was paused. */
  readonly waiting: number;
  readonly lost: boolean;
  togglePause(): void;
} {
  const trpc = useTRPC();
  const [{ events, waiting, isPaused }, setState] = useState<Shown>({ events: null, waiting: [], isPaused: false });
  const { status, error } = useSubscription(
    trpc.ingest.watchEvents.subscriptionOptions(
      { workspaceId },
      {
        enabled: useSeen(),
        onData: ({ data }) =>
          setState((known) =>
            known.isPaused
              ? { ...known, waiting: together(data.events, known.waiting) }
              : { ...known, events: together(data.events, known.events ?? []) },
          ),
      },
    ),
  );
  return {
    events,
    isPaused,
    waiting: waiting.length,
    // A stream that broke off is connecting again, and keeps what it broke off by until it is there.
    lost: status === 'error' || (status === 'connecting' && error !== null),
    togglePause: () =>
      setState((known) =>
        known.isPaused ? { events: together(known.waiting, known.events ?? []), waiting: [], isPaused: false } : { ...known, isPaused: true },
      ),
  };
}

interface Shown {
  readonly events: readonly ArrivedEvent[] | null;
  /** Arrived since it was paused. */
  readonly waiting: readonly ArrivedEvent[];
  readonly isPaused: boolean;
}

/** A stream that begins anew tells the newest ones again. */
function together(newer: readonly ArrivedEvent[], older: readonly ArrivedEvent[]): readonly ArrivedEvent[] {
  const told = new Set(newer.map(({ sequence }) => sequence));
  return [...newer, ...older.filter(({ sequence }) => !told.has(sequence))].slice(0, shown);
}
