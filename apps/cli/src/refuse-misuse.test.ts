import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkoutFolder } from './services/checkout-folder.ts';

function magpie(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const main = join(checkoutFolder, 'apps', 'cli', 'src', 'main.ts');
  return spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), main, ...args], { cwd: checkoutFolder, encoding: 'utf8' });
}

describe('the command line', () => {
  it.each([
    [['journey', 'check'], "missing required argument 'file'"],
    [['up', '--no-such'], "unknown option '--no-such'"],
    [['fly'], "unknown command 'fly'"],
  ])('ends with 64 and one sentence for %j', (args, sentence) => {
    const { status, stdout, stderr } = magpie(...args);
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('--help tells');
  });

  it.each([[['--help']], [['trace', '--help']], [['--version']]])('ends with 0 and says what was asked for %j', (args) => {
    const { status, stdout } = magpie(...args);
    expect(status).toBe(0);
    expect(stdout).not.toBe('');
  });
});
