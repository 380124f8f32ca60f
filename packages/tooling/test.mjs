// `npm test`: installs what the tests need, then types, lint and every test; the first stage that fails ends it. `--quick` leaves out browser and server.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './ensure-chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const isQuick = process.argv.includes('--quick');
const wholeStack = ['tests/temporal', 'tests/equivalence/temporal', 'tests/chaos', 'tests/e2e'];
const bin = (name) => join(root, 'node_modules', '.bin', name);
const environment = { ...process.env };

if (!isQuick) {
  stage('Chromium and fonts', () => {
    environment.CHROME_PATH = ensureChromium();
    return 0;
  });
  stage('Temporal server', () => {
    const built = spawnSync(process.execPath, ['--import', 'tsx', join('apps', 'cli', 'src', 'main.ts'), 'temporal-server'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: environment,
    });
    if (built.status === 0) environment.MAGPIE_TEMPORAL_BINARY = built.stdout.trim();
    return built.status ?? 1;
  });
}
stage('types', () => run(bin('tsc'), ['-b']));
stage('lint', () => run(bin('oxlint'), []));
stage('format', () => run(bin('oxfmt'), ['--check']));
// A second look at the public doors: what no other package takes in through one is dead too. Types may stand there for the reader.
stage(
  'dead code',
  () => run(bin('knip'), ['--no-progress']) || run(bin('knip'), ['--no-progress', '--include-entry-exports', '--include', 'exports']),
);
stage('tests', () => run(bin('vitest'), ['run', ...wholeStack.flatMap((folder) => ['--exclude', `${folder}/**`])]));
// Each of these starts a stack of its own: two at once would fight for the machine and wait for each other.
if (!isQuick) stage('whole stack', () => run(bin('vitest'), ['run', '--no-file-parallelism', ...wholeStack]));

function stage(name, work) {
  process.stderr.write(`\n— ${name}\n`);
  const started = Date.now();
  let status;
  try {
    status = work();
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    status = 1;
  }
  process.stderr.write(`— ${name}: ${status === 0 ? 'ok' : 'failed'} in ${Math.round((Date.now() - started) / 1000)} s\n`);
  if (status !== 0) process.exit(status);
}

function run(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment }).status ?? 1;
}
