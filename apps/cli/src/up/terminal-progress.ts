import type { SupervisorState } from './state-file.ts';
import type { StatusBoard } from './status-board.ts';

const stepPercent = 10;

/**
 * Shows what takes long: one line that is redrawn where there is a terminal, a line every ten per cent where there is none. Returns what ends it and a
 * `say` that keeps other lines apart from the redrawn one.
 */
export function terminalProgress(stream: NodeJS.WriteStream): { say(line: string): void; follow(board: StatusBoard): () => void } {
  let shown = '';
  const told = new Map<string, number>();
  const clear = (): void => {
    if (shown !== '') stream.write('\r\u001B[K');
    shown = '';
  };
  const redraw = (state: SupervisorState): void => {
    const line = busyLine(state);
    if (line === shown) return;
    clear();
    stream.write(line);
    shown = line;
  };
  const tell = (state: SupervisorState): void => {
    for (const [name, { progress }] of Object.entries(state.services)) {
      if (progress === null) continue;
      const percent = Math.floor((100 * progress.done) / Math.max(1, progress.total) / stepPercent) * stepPercent;
      const key = `${name} ${progress.what}`;
      if (told.get(key) === percent) continue;
      told.set(key, percent);
      stream.write(`${progress.what}${progress.total > 1 ? ` ${progress.done}/${progress.total}` : ' …'}\n`);
    }
  };
  return {
    say(line) {
      clear();
      stream.write(`${line}\n`);
    },
    follow(board) {
      const end = board.listen(stream.isTTY ? redraw : tell);
      return () => {
        end();
        clear();
      };
    },
  };
}

function busyLine(state: SupervisorState): string {
  const busy = Object.entries(state.services).flatMap(([name, { state: how, progress }]) => {
    if (progress !== null) return [progress.total > 1 ? `${progress.what} ${progress.done}/${progress.total}` : progress.what];
    return how === 'starting' || how === 'restarting' ? [`${name} ${how}`] : [];
  });
  return busy.join(' · ').slice(0, 110);
}
