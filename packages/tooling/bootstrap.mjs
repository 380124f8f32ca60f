// What npm's scripts call, with nothing installed yet: checks Node, installs the workspace with the pinned pnpm when it changed, and hands over.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pnpm = 'pnpm@12.21.0';
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [command = 'up', ...args] = process.argv.slice(2);

const cli = ['--import', 'tsx', join('apps', 'cli', 'src', 'main.ts')];
const commands = {
  up: [...cli, 'up', ...args],
  magpie: [...cli, ...args],
  dev: [...cli, 'dev', ...args],
  bench: ['--import', 'tsx', join('bench', 'src', 'main.ts'), ...args],
  test: [join('packages', 'tooling', 'test.mjs'), ...args],
  check: [join('packages', 'tooling', 'test.mjs'), '--quick', ...args],
};

requireNode();
install();
const chosen = commands[command];
if (!chosen) fail(`There is no command '${command}': ${Object.keys(commands).join(', ')}`, 64);
handOver(chosen);

/** Runs it as a child that gets our signals: killed from outside, or by Ctrl-C at a terminal, this process must not be gone before what it started. */
function handOver(command) {
  const child = spawn(process.execPath, command, { cwd: root, stdio: 'inherit', env: { ...process.env, MAGPIE_STARTER_PID: String(process.pid) } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm, when it is killed, does not pass that on: its end is a signal too.
  const watched = process.env.npm_lifecycle_event === undefined ? [] : [process.ppid, parentOf(process.ppid)].filter((pid) => pid > 1);
  const watch = setInterval(() => {
    if (watched.every(isAlive)) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 1_000);
  child.once('error', (fault) => fail(fault.message, 1));
  child.once('exit', (status, signal) => process.exit(status ?? (signal === 'SIGINT' ? 130 : 1)));
}

/** npm runs scripts through a shell, so that npm itself may be the parent's parent. */
function parentOf(pid) {
  return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? 0);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Magpie needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer Node and run the command again.`, 78);
}

function install() {
  const stamp = join(root, 'node_modules', '.magpie-installed');
  const hash = workspaceHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  process.stderr.write('Installing what the workspace needs (once, and after changes)…\n');
  const started = Date.now();
  // .npmrc keeps npm quiet for the sake of standard output; what goes wrong here must be heard all the same.
  const env = { ...process.env, npm_config_loglevel: 'warn' };
  const result = spawnSync('npx', ['-y', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}\n`);
    fail(
      'The packages could not be installed (see above): check the network, the registry settings of npm and the free disk space, and run the command again.',
      69,
    );
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  process.stderr.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

/** Changes when anything does that an install reads. */
function workspaceHash() {
  const hash = createHash('sha256').update(process.version).update(pnpm);
  const folders = [
    '.',
    'workflows',
    'prisma',
    'tests',
    'bench',
    ...['packages', 'apps'].flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(parent, name))),
  ];
  for (const file of [join('pnpm-lock.yaml'), join('pnpm-workspace.yaml'), ...folders.map((folder) => join(folder, 'package.json'))]) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(file).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function fail(sentence, code) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
