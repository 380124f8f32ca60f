import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@magpie/kit';
import type { Environment } from '../services/environment.ts';
import { backOff, type BackOffOptions } from './back-off.ts';
import { ConfigurationError, configurationExitCode } from './configuration-error.ts';
import { processBirth } from './process-birth.ts';
import type { External, LaunchContext, ProcessLaunch, Service } from './service.ts';
import { type RunningService, spawnService } from './spawn-service.ts';
import type { Guard } from './start-guard.ts';
import type { StatusBoard } from './status-board.ts';
import { signalGroup } from './stop-leftovers.ts';

const probeEveryMs = 150;
/** Someone else's server gets this long to answer before we say that it does not. */
const externalAnswersWithinMs = 15_000;

export interface Keeping {
  readonly board: StatusBoard;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly backOff: BackOffOptions;
  /** Resolves when everything the service depends on is ready, rejects with a ConfigurationError when that will never be. */
  untilDependenciesReady(service: Service): Promise<void>;
  context(service: Service): LaunchContext;
  provide(variables: Environment): void;
  running(service: Service, running: RunningService | null, launch: ProcessLaunch): void;
}

/** One service's life: wait, launch, watch, launch again. Returns when the supervisor stops or the service is done; throws when it is given up. */
export async function keepService(service: Service, keeping: Keeping, signal: AbortSignal): Promise<void> {
  const { board, clock } = keeping;
  const nextDelay = backOff(keeping.backOff);
  for (let restarts = 0; !signal.aborted; restarts++) {
    board.change(service.name, { state: 'waiting', restarts });
    await keeping.untilDependenciesReady(service);
    if (signal.aborted) return;
    board.change(service.name, { state: 'preparing' });
    const before = clock.now();
    const readyMs = await oneLife(service, keeping, signal).catch((fault: unknown) => {
      if (signal.aborted) return null;
      if (fault instanceof ConfigurationError) throw fault;
      board.change(service.name, { detail: fault instanceof Error ? fault.message : String(fault) });
      return 0;
    });
    if (readyMs === null || signal.aborted) return;
    const waitMs = nextDelay(Math.min(readyMs, clock.now() - before));
    board.change(service.name, { state: 'restarting', pid: null, birth: null, progress: null });
    await delay(waitMs, undefined, { signal }).catch(() => undefined);
  }
}

/** For how long it was ready; null when it need not be launched again. */
async function oneLife(service: Service, keeping: Keeping, signal: AbortSignal): Promise<number | null> {
  const { board } = keeping;
  const context = keeping.context(service);
  const launch = await service.launch(context);
  signal.throwIfAborted();
  keeping.provide(launch.provides ?? {});
  if (launch.kind === 'process') return superviseProcess(service, { keeping, launch, context }, signal);
  if (launch.kind === 'external') await untilExternalAnswers(launch, signal);
  board.change(service.name, { state: 'ready', progress: null, detail: null });
  return null;
}

interface Life {
  readonly keeping: Keeping;
  readonly launch: ProcessLaunch;
  readonly context: LaunchContext;
}

async function superviseProcess(service: Service, { keeping, launch, context }: Life, signal: AbortSignal): Promise<number> {
  const { board, guard, clock } = keeping;
  const running = spawnService(launch, context.environment, context.logFile);
  if (running.pid > 0) guard.add(running.pid, launch.stopSignal);
  keeping.running(service, running, launch);
  const { port, uiPort = null } = launch;
  board.change(service.name, { state: 'starting', pid: running.pid, birth: processBirth(running.pid), port, uiPort, progress: null });
  let readyAt: number | null = null;
  const life = new AbortController();
  void untilAnswers(launch, life.signal).then((answered) => {
    if (!answered || signal.aborted) return;
    readyAt = clock.now();
    board.change(service.name, { state: 'ready', detail: null });
  });
  const { code, signal: by } = await running.ended;
  life.abort();
  // What it started goes with it: a group without its leader would hold its ports.
  signalGroup(running.pid, 'SIGTERM');
  guard.drop(running.pid);
  keeping.running(service, null, launch);
  if (signal.aborted) return 0;
  const fault = launch.explain?.(running.output()) ?? null;
  if (fault instanceof ConfigurationError || code === configurationExitCode) throw givenUp(service, fault, running.output());
  board.change(service.name, { detail: fault?.message ?? `ended by ${by ?? `exit code ${code}`}` });
  context.say(`${service.name} ended (${by ?? `exit code ${code}`}); starting it again`);
  return readyAt === null ? 0 : clock.now() - readyAt;
}

function givenUp(service: Service, fault: Error | null, output: string): ConfigurationError {
  if (fault instanceof ConfigurationError) return fault;
  return new ConfigurationError(`${service.name} refuses its settings: ${output.trim().split('\n').at(-1) ?? ''}`);
}

async function untilAnswers(launch: ProcessLaunch, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const answered = await launch.probe().then(
      () => true,
      () => false,
    );
    if (answered) return !signal.aborted;
    await delay(probeEveryMs, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

async function untilExternalAnswers(launch: External, signal: AbortSignal): Promise<void> {
  // By the clock, not by counting: a probe may take seconds to find out that nobody answers.
  const until = performance.now() + externalAnswersWithinMs;
  for (;;) {
    signal.throwIfAborted();
    try {
      return await launch.probe();
    } catch (fault) {
      if (fault instanceof ConfigurationError || performance.now() >= until) {
        throw new ConfigurationError(fault instanceof Error ? fault.message : String(fault), { cause: fault });
      }
    }
    await delay(probeEveryMs, undefined, { signal }).catch(() => undefined);
  }
}
