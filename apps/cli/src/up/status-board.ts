import type { Clock } from '@magpie/kit';
import { processBirth } from './process-birth.ts';
import { type ServiceStatus, type SupervisorState, writeStateFile } from './state-file.ts';

const writeEveryMs = 250;

/** Where the supervisor notes how its services are; whatever it notes goes to the state file and to whoever listens. */
export interface StatusBoard {
  readonly state: () => SupervisorState;
  change(name: string, change: Partial<Omit<ServiceStatus, 'since' | 'log'>>): void;
  announce(change: Partial<Omit<SupervisorState, 'services' | 'version' | 'pid' | 'birth' | 'startedAt'>>): void;
  listen(listener: (state: SupervisorState) => void): () => void;
}

export interface StatusBoardOptions {
  readonly file: string;
  readonly clock: Clock;
  /** Names with the log file of each. */
  readonly services: readonly (readonly [name: string, log: string])[];
}

/** Changes of state are written at once; mere progress at most four times a second. */
export function statusBoard({ file, clock, services }: StatusBoardOptions): StatusBoard {
  const blank = { pid: null, birth: null, port: null, uiPort: null, restarts: 0, progress: null, detail: null };
  let writtenAt = 0;
  let state: SupervisorState = {
    version: 1,
    pid: process.pid,
    birth: processBirth(process.pid),
    startedAt: clock.now(),
    url: null,
    databaseUrl: null,
    temporalAddress: null,
    temporalNamespace: null,
    loopbackUrl: null,
    services: Object.fromEntries(services.map(([name, log]) => [name, { ...blank, state: 'waiting', since: clock.now(), log }])),
  };
  const listeners = new Set<(state: SupervisorState) => void>();
  const publish = (next: SupervisorState, atOnce: boolean): void => {
    state = next;
    if (atOnce || clock.now() - writtenAt >= writeEveryMs) {
      writtenAt = clock.now();
      writeStateFile(file, state);
    }
    for (const listener of listeners) listener(state);
  };
  return {
    state: () => state,
    change(name, change) {
      const before = state.services[name];
      if (before === undefined) return;
      const isNew = change.state !== undefined && change.state !== before.state;
      const after = { ...before, ...change, since: isNew ? clock.now() : before.since };
      publish({ ...state, services: { ...state.services, [name]: after } }, isNew || change.pid !== undefined);
    },
    announce: (change) => publish({ ...state, ...change }, true),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
