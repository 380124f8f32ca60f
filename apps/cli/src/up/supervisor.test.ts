import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConfigurationError } from './configuration-error.ts';
import { lockHome } from './home-lock.ts';
import { processBirth } from './process-birth.ts';
import type { Service } from './service.ts';
import { readStateFile, type SupervisorState, writeStateFile } from './state-file.ts';
import { startSupervisor, type Supervisor } from './supervisor.ts';

const fast = { firstMs: 20, capMs: 200, healthyMs: 60_000 };
let home = '';
let supervisor: Supervisor | null = null;
const said: string[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'magpie-up-'));
  said.length = 0;
});
afterEach(async () => {
  await supervisor?.stop();
  supervisor = null;
  rmSync(home, { recursive: true, force: true });
});

describe('startSupervisor', () => {
  it('starts in order, restarts what is killed, and stops in reverse', async () => {
    supervisor = await start([fake('store'), fake('engine', ['store']), fake('page', ['store'])]);
    await supervisor.whenReady(['engine', 'page']);
    const first = pidOf('store');
    process.kill(first, 'SIGKILL');
    await vi.waitFor(() => expect(pidOf('store')).not.toBe(first), 10_000);
    await supervisor.whenReady(['store']);
    expect(readStateFile(join(home, 'state.json'))?.services['store']).toMatchObject({ state: 'ready', restarts: 1, port: 7 });
    const pids = ['store', 'engine', 'page'].map(pidOf);
    await supervisor.stop();
    expect(pids.map(processBirth)).toEqual([null, null, null]);
    const ends = events().filter((line) => line.startsWith('end'));
    expect(ends.at(-1)).toBe('end store');
    expect(ends).toHaveLength(3);
    expect(events().slice(0, 1)).toEqual(['begin store']);
  });

  it('gives up on a configuration error with one sentence, and so does what waits for it', async () => {
    supervisor = await start([fake('store', [], `console.log('the port is taken'); process.exit(78)`), fake('page', ['store'])]);
    await expect(supervisor.whenReady(['page'])).rejects.toThrow('store refuses its settings: the port is taken');
    expect(said).toEqual(['store refuses its settings: the port is taken']);
    expect(states()).toEqual({ store: 'failed', page: 'failed' });
  });

  it('tries again after any other end, waiting longer each time', async () => {
    const flag = join(home, 'healed');
    supervisor = await start([fake('store', [], `if (!require('fs').existsSync(${JSON.stringify(flag)})) process.exit(1)`)]);
    await vi.waitFor(() => expect(readStateFile(join(home, 'state.json'))?.services['store']?.restarts).toBeGreaterThan(2), 20_000);
    writeFileSync(flag, '');
    await supervisor.whenReady(['store']);
  });

  it('lets nothing outlive a supervisor that is killed', async () => {
    const source = `
      import { startSupervisor } from ${JSON.stringify(new URL('supervisor.ts', import.meta.url).href)};
      const service = { name: 'store', dependsOn: [], launch: async () => ({ kind: 'process', command: process.execPath, args: ['-e', 'setInterval(() => 0, 1e6)'],
        environment: {}, cwd: '/', port: null, stopSignal: 'SIGTERM', probe: async () => undefined }) };
      const s = await startSupervisor({ services: [service], home: ${JSON.stringify(home)}, environment: process.env, say: () => undefined });
      await s.whenReady(['store']); console.log('ready');`;
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((ready) => child.stdout.once('data', ready));
    const pid = pidOf('store');
    expect(processBirth(pid)).not.toBeNull();
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(processBirth(pid)).toBeNull(), 10_000);
  });

  it('stops what an earlier supervisor left, but not a stranger who got its pid', async () => {
    const left = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1e6)'], { detached: true, stdio: 'ignore' });
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1e6)'], { detached: true, stdio: 'ignore' });
    const status = { state: 'ready' as const, port: null, uiPort: null, since: 0, restarts: 0, progress: null, detail: null, log: '' };
    const state: SupervisorState = {
      version: 1,
      pid: 1,
      birth: 'other',
      startedAt: 0,
      url: null,
      databaseUrl: null,
      temporalAddress: null,
      temporalNamespace: null,
      loopbackUrl: null,
      services: {
        left: { ...status, pid: left.pid ?? 0, birth: processBirth(left.pid ?? 0) },
        stranger: { ...status, pid: stranger.pid ?? 0, birth: 'long ago' },
      },
    };
    writeStateFile(join(home, 'state.json'), state);
    supervisor = await start([]);
    expect(processBirth(left.pid ?? 0)).toBeNull();
    expect(processBirth(stranger.pid ?? 0)).not.toBeNull();
    expect(said).toEqual(['stopped left, which an earlier start had left running']);
    stranger.kill('SIGKILL');
  });
});

describe('lockHome', () => {
  it('lets one instance in, tells the second where the first is, and takes over from the dead', () => {
    const release = lockHome(home);
    expect(() => lockHome(home)).toThrow(ConfigurationError);
    expect(() => lockHome(home)).toThrow(/still starting/);
    release();
    writeFileSync(join(home, 'lock'), '999999 1');
    lockHome(home)();
  });

  it('makes the folder with those above it, and says in a sentence when it cannot', () => {
    lockHome(join(home, 'some', 'where'))();
    writeFileSync(join(home, 'file'), '');
    expect(() => lockHome(join(home, 'file', 'below'))).toThrow(/cannot be made .*MAGPIE_HOME/);
  });
});

async function start(services: readonly Service[]): Promise<Supervisor> {
  return startSupervisor({ services, home, environment: process.env, say: (line) => void said.push(line), backOff: fast });
}

/** A service that notes when it begins and when it ends; ready as soon as it has begun. */
function fake(name: string, dependsOn: readonly string[] = [], first = ''): Service {
  const file = JSON.stringify(join(home, 'events'));
  const note = (word: string): string => `require('fs').appendFileSync(${file}, '${word} ${name}\\n')`;
  const body = `${first}; ${note('begin')}; process.on('SIGTERM', () => { ${note('end')}; process.exit(0) }); setInterval(() => 0, 1e6)`;
  let begun = 0;
  return {
    name,
    dependsOn,
    launch: async () => {
      begun = events().length;
      return {
        kind: 'process',
        command: process.execPath,
        args: ['-e', body],
        environment: {},
        cwd: home,
        port: 7,
        stopSignal: 'SIGTERM',
        probe: async () => {
          if (!events().slice(begun).includes(`begin ${name}`)) throw new Error('not yet');
        },
      };
    },
  };
}

function events(): readonly string[] {
  try {
    return readFileSync(join(home, 'events'), 'utf8').trimEnd().split('\n');
  } catch {
    return [];
  }
}

function pidOf(name: string): number {
  return readStateFile(join(home, 'state.json'))?.services[name]?.pid ?? 0;
}

function states(): Record<string, string> {
  return Object.fromEntries((supervisor === null ? [] : Object.entries(supervisor.board.state().services)).map(([name, { state }]) => [name, state]));
}
