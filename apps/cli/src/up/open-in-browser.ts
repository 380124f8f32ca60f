import { spawn } from 'node:child_process';

/** Asks the desktop to open a link; that there is no desktop is no mistake, since the link is printed too. */
export function openInBrowser(link: string): void {
  const child = spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [link], { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}
