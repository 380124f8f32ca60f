import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const packages = ['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];

/** Path of a Chromium: CHROME_PATH, else one on PATH, else Debian's, installed where that is allowed. Throws one sentence where there is none. */
export function ensureChromium() {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROME_PATH names ${given}, which is not there.`);
  }
  const found = onPath();
  if (found && hasFonts()) return found;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    process.stderr.write('Installing Chromium and the fonts that Chinese needs…\n');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    const installed = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (installed.status !== 0) process.stderr.write(`${installed.stderr ?? ''}\n`);
  }
  const now = onPath();
  if (now) return now;
  throw new Error(`The browser tests need Chromium and fonts for Chinese: install ${packages.join(', ')}, or set CHROME_PATH.`);
}

function onPath() {
  for (const name of names) {
    const result = spawnSync('which', [name], { encoding: 'utf8' });
    if (result.status === 0) return result.stdout.trim();
  }
  return null;
}

function hasFonts() {
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}
