import { spawn } from 'node:child_process';

/**
 * A shell that holds the other end of a pipe. The kernel closes it however this process ends, SIGKILL included; then the shell stops every process that
 * was named to it. It is a shell so that watching costs no more than a megabyte.
 */
const script = `
trap '' INT TERM HUP
list=
while read -r verb pid signal; do
  case $verb in
    add) list="$pid:$signal $list" ;;
    drop) kept=; for each in $list; do [ "\${each%%:*}" = "$pid" ] || kept="$kept$each "; done; list=$kept ;;
    end) exit 0 ;;
  esac
done
for each in $list; do kill -s "\${each##*:}" -- "-\${each%%:*}" 2>/dev/null; done
left=100
while [ $left -gt 0 ]; do
  alive=
  for each in $list; do kill -s 0 -- "-\${each%%:*}" 2>/dev/null && alive=1; done
  [ -z "$alive" ] && exit 0
  sleep 0.1
  left=$((left - 1))
done
for each in $list; do kill -s KILL -- "-\${each%%:*}" 2>/dev/null; done
`;

export interface Guard {
  readonly pid: number;
  /** From now on this process, with its group, does not outlive us. */
  add(pid: number, signal: 'SIGTERM' | 'SIGINT'): void;
  drop(pid: number): void;
  /** Ends the guard; it stops nothing then. */
  end(): void;
}

/** Starts the guard of this process. It leads a session of its own, so that Ctrl-C and a closing terminal pass it by. */
export function startGuard(): Guard {
  const child = spawn('/bin/sh', ['-c', script, 'magpie-guard'], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.stdin.on('error', () => undefined);
  child.unref();
  const tell = (line: string): void => void child.stdin.write(`${line}\n`);
  return {
    pid: child.pid ?? 0,
    add: (pid, signal) => tell(`add ${pid} ${signal.slice('SIG'.length)}`),
    drop: (pid) => tell(`drop ${pid}`),
    end: () => child.stdin.end('end\n'),
  };
}
