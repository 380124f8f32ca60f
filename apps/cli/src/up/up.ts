import { join } from 'node:path';
import { api } from '../services/api.ts';
import { variable } from '../services/environment.ts';
import { loopback } from '../services/loopback.ts';
import { migration } from '../services/migration.ts';
import { postgres } from '../services/postgres.ts';
import { temporal } from '../services/temporal.ts';
import { vite } from '../services/vite.ts';
import { web } from '../services/web.ts';
import { worker } from '../services/worker.ts';
import { ConfigurationError, configurationExitCode } from './configuration-error.ts';
import { emptyHome } from './empty-home.ts';
import { lockHome } from './home-lock.ts';
import { loginLink } from './login-link.ts';
import { openInBrowser } from './open-in-browser.ts';
import { onStopSignal } from './on-stop-signal.ts';
import { stateFolder } from './state-folder.ts';
import type { Service } from './service.ts';
import { startSupervisor, type Supervisor } from './supervisor.ts';
import { terminalProgress } from './terminal-progress.ts';
import type { AfterReady, UpContext, UpOptions } from './up-context.ts';

const interruptedExitCode = 130;

/**
 * `magpie up`: brings everything up, prints one link, does the main job (`afterReady`), and serves until it is interrupted. Resolves with the exit code
 * when everything has stopped: 0 · 78 when the settings must be mended · 130 when it was interrupted before `--once` was done · else what the main job said.
 */
export async function up(options: UpOptions, afterReady: AfterReady): Promise<number> {
  const home = stateFolder(process.env);
  const { say, follow } = terminalProgress(process.stderr);
  const interrupted = new AbortController();
  let supervisor: Supervisor | null = null;
  let release = (): void => undefined;
  const unlisten = onStopSignal({
    first() {
      say('stopping; once more to kill');
      interrupted.abort();
    },
    second() {
      supervisor?.kill();
      process.exit(interruptedExitCode);
    },
  });
  try {
    release = lockHome(home);
    if (options.fresh) await emptyHome(home);
    supervisor = await startSupervisor({ services: servicesFor(options), home, environment: process.env, say });
    const unfollow = follow(supervisor.board);
    try {
      return await serve(supervisor, { options, home, say, signal: interrupted.signal }, afterReady);
    } finally {
      unfollow();
    }
  } catch (fault) {
    if (interrupted.signal.aborted) return options.once ? interruptedExitCode : 0;
    // The supervisor has said its own; a second time would be a second sentence for one cause.
    if (!(fault instanceof ConfigurationError)) throw fault;
    if (supervisor === null) say(fault.message);
    return configurationExitCode;
  } finally {
    await supervisor?.stop();
    release();
    unlisten();
  }
}

function servicesFor({ web: how, port }: UpOptions): readonly Service[] {
  const app = { built: [web], vite: [vite], none: [] }[how];
  return [postgres, migration, loopback, temporal(), ...app, api({ port, web: how === 'built' }), worker];
}

type Serving = Pick<UpContext, 'options' | 'home' | 'say' | 'signal'>;

async function serve(supervisor: Supervisor, serving: Serving, afterReady: AfterReady): Promise<number> {
  const { options, say, signal } = serving;
  await interruptible(supervisor.whenReady(options.web === 'vite' ? ['api', 'vite'] : ['api']), signal);
  const environment = supervisor.environment();
  const databaseUrl = variable(environment, 'DATABASE_URL') ?? '';
  const loopbackUrl = variable(environment, 'LOOPBACK_URL') ?? '';
  const url = `http://127.0.0.1:${variable(environment, 'MAGPIE_PORT')}`;
  const { userId, link } = await loginLink(databaseUrl, variable(environment, 'MAGPIE_WEB_URL') ?? url);
  supervisor.board.announce({ url, databaseUrl, loopbackUrl });
  say(`\nOpen ${link}\n`);
  if (options.open) openInBrowser(link);
  const engineReady = async (): Promise<{ temporalAddress: string; temporalNamespace: string }> => {
    await interruptible(supervisor.whenReady(['temporal', 'worker']), signal);
    const now = supervisor.environment();
    return { temporalAddress: variable(now, 'TEMPORAL_ADDRESS') ?? '', temporalNamespace: variable(now, 'TEMPORAL_NAMESPACE') ?? 'default' };
  };
  const announced = engineReady().then((found) => supervisor.board.announce(found));
  // A server that cannot be had is said by the supervisor; the canvas goes on without.
  announced.catch(() => undefined);
  const context: UpContext = {
    ...serving,
    url,
    link,
    userId,
    databaseUrl,
    loopbackUrl,
    engineReady,
    stateFile: join(serving.home, 'state.json'),
    print: (value) => void process.stdout.write(`${JSON.stringify(value)}\n`),
  };
  try {
    const code = await interruptible(afterReady(context), signal);
    if (options.once) return code;
  } catch (fault) {
    if (signal.aborted || options.once || !(fault instanceof ConfigurationError)) throw fault;
  }
  await interruptible(new Promise<never>(() => undefined), signal);
  return 0;
}

/** The work, or a rejection as soon as the signal is aborted. */
function interruptible<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('interrupted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
