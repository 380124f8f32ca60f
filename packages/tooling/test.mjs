// `npm test`: installs what the tests need, then types, lint and every test; the first stage that fails ends it. `--quick` leaves out browser and server.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './ensure-chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const isQuick = process.argv.includes('--quick');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const environment = { ...process.env };

if (!isQuick) {
  stage('Chromium and fonts', () => {
    environment.CHROME_PATH = ensureChromium();
    return 0;
  });
  stage('Temporal server', () => {
    const built = spawnSync(process.execPath, ['--import', 'tsx', join('apps', 'cli', 'src', 'main.ts'), 'temporal-server'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: environment });
    if (built.status === 0) environment.MAGPIE_TEMPORAL_BINARY = built.stdout.trim();
    return built.status ?? 1;
  });
}
stage('types', () => run(bin('tsc'), ['-b']));
stage('lint', () => run(bin('oxlint'), []));
// Without its configuration knip takes every entry point for dead.
if (existsSync(join(root, 'knip.json'))) stage('dead code', () => run(bin('knip'), []));
stage('tests', () => run(bin('vitest'), ['run', ...(isQuick ? ['--exclude', 'tests/e2e/**', '--exclude', 'tests/temporal/**', '--exclude', 'tests/chaos/**'] : [])]));

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
