import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Clock, systemClock } from '@magpie/kit';
import type { Environment } from '../services/environment.ts';
import { type BackOffOptions, defaultBackOff } from './back-off.ts';
import { ConfigurationError } from './configuration-error.ts';
import { type Keeping, keepService } from './keep-service.ts';
import { commandRunner } from './run-command.ts';
import type { ProcessLaunch, Service } from './service.ts';
import type { RunningService } from './spawn-service.ts';
import { startGuard } from './start-guard.ts';
import { statusBoard, type StatusBoard } from './status-board.ts';
import { signalGroup, stopLeftovers } from './stop-leftovers.ts';

const stopWithinMs = 20_000;

export interface SupervisorOptions {
  readonly services: readonly Service[];
  /** State folder; the caller holds its lock. */
  readonly home: string;
  readonly environment: Environment;
  say(line: string): void;
  readonly clock?: Clock;
  readonly backOff?: BackOffOptions;
}

export interface Supervisor {
  readonly board: StatusBoard;
  /** Variables for a process that is to work with these services: what was there at the start and what the services provide by now. */
  environment(): Environment;
  /** Resolves when all of these are ready; rejects with a ConfigurationError when one of them is given up. */
  whenReady(names: readonly string[]): Promise<void>;
  /** Stops everything, dependants first; resolves when nothing is left. */
  stop(): Promise<void>;
  /** Kills everything now. */
  kill(): void;
}

/** Brings the services up, independents side by side, and keeps them up until `stop`. */
export async function startSupervisor(options: SupervisorOptions): Promise<Supervisor> {
  const { services, home, say, clock = systemClock } = options;
  const stateFile = join(home, 'state.json');
  mkdirSync(join(home, 'logs'), { recursive: true });
  for (const name of await stopLeftovers(stateFile)) say(`stopped ${name}, which an earlier start had left running`);
  const logFile = (name: string): string => join(home, 'logs', `${name}.log`);
  const board = statusBoard({ file: stateFile, clock, services: services.map(({ name }) => [name, logFile(name)]) });
  const guard = startGuard();
  const stopping = new AbortController();
  const live = new Map<string, { readonly running: RunningService; readonly launch: ProcessLaunch }>();
  const failures = new Map<string, Error>();
  let environment = options.environment;

  const whenReady = (names: readonly string[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const failed = names.map((name) => failures.get(name)).find((fault) => fault !== undefined);
        if (failed === undefined && !stopping.signal.aborted && !names.every((name) => board.state().services[name]?.state === 'ready')) return;
        unlisten();
        if (stopping.signal.aborted) reject(new Error('stopping'));
        else if (failed === undefined) resolve();
        else reject(failed);
      };
      const unlisten = board.listen(look);
      look();
    });
  const keeping: Keeping = {
    board,
    guard,
    clock,
    backOff: options.backOff ?? defaultBackOff,
    untilDependenciesReady: (service) => whenReady(service.dependsOn),
    context: ({ name }) => {
      const running = { guard, environment, logFile: logFile(name), signal: stopping.signal };
      const progress = (now: { done: number; total: number; what: string }): void => board.change(name, { progress: now });
      return { environment, home, logFile: logFile(name), signal: stopping.signal, progress, say, run: commandRunner(running) };
    },
    provide: (variables) => {
      environment = { ...environment, ...variables };
    },
    running: ({ name }, running, launch) => void (running === null ? live.delete(name) : live.set(name, { running, launch })),
  };
  const lives = services.map(async (service) => {
    try {
      await keepService(service, keeping, stopping.signal);
    } catch (fault) {
      if (stopping.signal.aborted) return;
      const said = fault instanceof Error ? fault : new Error(String(fault));
      // One sentence for one cause: services that only wait for the one that failed say nothing.
      if (![...failures.values()].includes(said)) say(said instanceof ConfigurationError ? said.message : `${service.name}: ${said.message}`);
      failures.set(service.name, said);
      board.change(service.name, { state: 'failed', pid: null, birth: null, progress: null, detail: said.message });
    }
  });

  const stopOne = async (name: string): Promise<void> => {
    const found = live.get(name);
    if (found !== undefined) {
      board.change(name, { state: 'stopping' });
      found.running.child.kill(found.launch.stopSignal);
      const late = new AbortController();
      void delay(stopWithinMs, undefined, { signal: late.signal }).then(
        () => signalGroup(found.running.pid, 'SIGKILL'),
        () => undefined,
      );
      await found.running.ended;
      late.abort();
    }
    if (board.state().services[name]?.state !== 'failed') board.change(name, { state: 'stopped', pid: null, birth: null, progress: null });
  };
  const stop = async (): Promise<void> => {
    stopping.abort();
    const left = new Map(services.map((service) => [service.name, service]));
    while (left.size > 0) {
      const needed = new Set([...left.values()].flatMap(({ dependsOn }) => dependsOn));
      const next = [...left.keys()].filter((name) => !needed.has(name));
      if (next.length === 0) throw new Error('services depend on each other in a circle');
      await Promise.all(next.map(stopOne));
      for (const name of next) left.delete(name);
    }
    await Promise.all(lives);
    board.announce({ url: null, databaseUrl: null, temporalAddress: null, temporalNamespace: null, loopbackUrl: null });
    guard.end();
  };
  return {
    board,
    environment: () => environment,
    whenReady,
    stop,
    kill: () => {
      stopping.abort();
      for (const { running } of live.values()) signalGroup(running.pid, 'SIGKILL');
    },
  };
}
