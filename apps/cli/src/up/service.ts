import type { Environment } from '../services/environment.ts';

/** Something that the supervisor brings up and keeps up. */
export interface Service {
  readonly name: string;
  /** Names of services that must be ready before this one is launched, at the first start and at every restart. */
  readonly dependsOn: readonly string[];
  /**
   * Does what comes before (choose a port, build, migrate) and says how to run it; called again at every restart. Throws a ConfigurationError where
   * trying again cannot help, anything else where it can.
   */
  launch(context: LaunchContext): Promise<Launch>;
}

export interface LaunchContext {
  /** The process's own environment with what the services launched so far provide. */
  readonly environment: Environment;
  /** Folder of everything that is kept. */
  readonly home: string;
  /** File that the service's output goes to; what a launch runs beforehand may write there too. */
  readonly logFile: string;
  /** Aborted when the supervisor stops. */
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
  /** One line for the person at the terminal. */
  say(line: string): void;
  /** Starts a process that cannot outlive the supervisor. */
  readonly run: Run;
}

/** Runs a command to its end, line by line; rejects when it fails or the supervisor stops. */
export type Run = (command: string, args: readonly string[], options: RunOptions) => Promise<void>;

interface RunOptions {
  readonly cwd: string;
  readonly environment?: Environment;
  readonly onLine?: (line: string) => void;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly what: string;
}

/** `done`: nothing runs (a migration, a build). `external`: somebody else runs it. `process`: the supervisor does. */
export type Launch = Done | External | ProcessLaunch;

interface Provides {
  /** Variables for the services that depend on this one. */
  readonly provides?: Environment;
}

interface Done extends Provides {
  readonly kind: 'done';
}

export interface External extends Provides {
  readonly kind: 'external';
  /** Throws where it does not answer. */
  probe(): Promise<void>;
}

export interface ProcessLaunch extends Provides {
  readonly kind: 'process';
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Environment;
  readonly cwd: string;
  readonly user?: { readonly uid?: number; readonly gid?: number };
  readonly port: number | null;
  readonly uiPort?: number;
  /** What ends it in order. */
  readonly stopSignal: 'SIGTERM' | 'SIGINT';
  /** Throws as long as it does not answer. */
  probe(): Promise<void>;
  /** Reads what it wrote before it ended; a ConfigurationError when starting again cannot help, null to try again. */
  explain?(output: string): Error | null;
}
