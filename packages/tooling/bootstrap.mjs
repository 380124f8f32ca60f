// What npm's scripts call, with nothing installed yet: checks Node, installs the workspace with the pinned pnpm when it changed, and hands over.
import { spawnSync } from 'node:child_process';
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
const { status, signal } = spawnSync(process.execPath, chosen, { cwd: root, stdio: 'inherit' });
process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));

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
  const result = spawnSync('npx', ['-y', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}\n`);
    fail('The packages could not be installed (see above): check the network, the registry settings of npm and the free disk space, and run the command again.', 69);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  process.stderr.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

/** Changes when anything does that an install reads. */
function workspaceHash() {
  const hash = createHash('sha256').update(process.version).update(pnpm);
  const folders = ['.', 'workflows', 'prisma', 'tests', 'bench', ...['packages', 'apps'].flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(parent, name)))];
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
